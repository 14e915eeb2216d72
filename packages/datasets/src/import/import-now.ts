import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CoreError, loadDataset, writeSplit } from '@sweepq/core';
import { assertMapping } from '../layouts/assert-mapping.ts';
import { convertArrays } from '../layouts/convert-arrays.ts';
import { convertFolders } from '../layouts/convert-folders.ts';
import type { Slot } from '../layouts/found-array.ts';
import { openSource, type Source } from '../layouts/open-source.ts';
import { refusal } from '../layouts/refuse.ts';
import type { ImportMapping, ImportSource } from './import-mapping.ts';
import type { ImportReport } from './import-report.ts';
import type { ImportTask } from './import-task.ts';

type Files = { train: Uint8Array; test: Uint8Array; report: ImportReport };

/** Imports a dataset in this thread, without a time limit. */
export async function importNow({ source, mapping, into }: ImportTask) {
  assertMapping(mapping);
  const { report, ...files } = await convert(source, mapping);
  const [train, test] = [join(into, 'train_set.h5'), join(into, 'test_set.h5')];
  await writeFile(train, files.train);
  await writeFile(test, files.test);
  return { train, test, report };
}

async function convert(of: ImportSource, mapping: ImportMapping): Promise<Files> {
  const sources: Source[] = [];
  try {
    for (const [slot, path] of slotsOf(of)) sources.push(await openSource(slot, path));
    const asIs = await keepArticle(sources, mapping);
    if (asIs !== undefined) return asIs;
    const ignored = sources.flatMap((each) => each.ignored);
    const hasArrays = sources.some(({ arrays }) => arrays.length > 0);
    const hasPictures = sources.some(({ pictures }) => pictures.length > 0);
    if (hasArrays && hasPictures) {
      const text = 'Expected pictures or arrays, got both. Give an archive with one of them.';
      throw refusal('import-ambiguous', text);
    }
    const converted = hasPictures
      ? await convertFolders(sources, mapping)
      : await convertArrays(sources, mapping);
    const { train, test, imageShape, classes, report } = converted;
    return {
      train: await writeSplit({ split: 'train', ...train, imageShape, classes }),
      test: await writeSplit({ split: 'test', ...test, imageShape, classes }),
      report: { ...report, ignored: [...ignored, ...report.ignored] },
    };
  } finally {
    for (const { close } of sources) close();
  }
}

/** A single file has both splits, whatever it was given as. */
function slotsOf({ train, test, archive }: ImportSource): [Slot, string][] {
  const given = [train, test, archive].filter((path) => path !== undefined);
  const [first] = given;
  if (train !== undefined && test !== undefined && archive === undefined) {
    return [
      ['train', train],
      ['test', test],
    ];
  }
  if (first !== undefined && given.length === 1 && test === undefined) return [['all', first]];
  const text =
    'Expected `train` and `test`, or one file with both splits. Give a train and a test file, or one `archive`.';
  throw refusal('import-not-found', text);
}

/** Stores both files as they are if they already have the layout of the article. Undefined if they have another layout. */
async function keepArticle(sources: Source[], mapping: ImportMapping): Promise<Files | undefined> {
  const [train, test] = sources.map(({ hdf5 }) => hdf5);
  const isMapped = Object.values(mapping).some((value) => value !== undefined);
  if (train === undefined || test === undefined || isMapped) return undefined;
  const hasKeys = sources.every(({ slot, arrays }) =>
    arrays.some(({ key, dtype }) => key === `${slot}_set_x` && dtype === 'uint8'),
  );
  if (!hasKeys) return undefined;
  try {
    const dataset = await loadDataset({ train, test });
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
  } catch (error) {
    if (error instanceof CoreError) return undefined;
    throw error;
  }
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
