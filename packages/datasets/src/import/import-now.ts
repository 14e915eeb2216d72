import { copyFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DatasetError } from '../dataset-error.ts';
import { readDataset } from '../read/read-dataset.ts';
import type { ImportReport } from './import-report.ts';
import type { ImportTask } from './import-task.ts';

/** Imports a dataset in this thread, without a time limit. */
export async function importNow({ source, into }: ImportTask) {
  const { train: trainPath, test: testPath } = source;
  if (trainPath === undefined || testPath === undefined) {
    throw new DatasetError(
      'import-ambiguous',
      'Expected a train and a test file. Give both, `train` and `test`.',
    );
  }
  const dataset = await readDataset({
    name: 'to import',
    root: dirname(trainPath),
    trainPath,
    testPath,
  });
  const [train, test] = [join(into, 'train_set.h5'), join(into, 'test_set.h5')];
  await copyFile(trainPath, train);
  await copyFile(testPath, test);
  const keys = (split: string) => ({ x: `${split}_set_x`, y: `${split}_set_y` });
  const report: ImportReport = {
    layout: 'article',
    dtype: 'uint8',
    shape: [dataset.train.count, ...dataset.imageShape],
    range: findRange(dataset.train.images, dataset.test.images),
    found: { train: keys('train'), test: keys('test'), classes: 'list_classes' },
    conversions: [],
    ignored: [],
  };
  return { train, test, report };
}

function findRange(...images: Uint8Array[]): [number, number] {
  let [least, greatest] = [255, 0];
  for (const pixels of images) {
    for (const pixel of pixels) {
      if (pixel < least) least = pixel;
      if (pixel > greatest) greatest = pixel;
    }
  }
  return [least, greatest];
}
