import { CoreError, loadDataset } from '@sweepq/core';
import type { Source } from '../layouts/open-source.ts';
import type { ImportMapping } from './import-mapping.ts';
import type { ImportReport } from './import-report.ts';

/** A converted dataset, whose files are encoded one after the other. */
export type Encodable = {
  report: ImportReport;
  encode(split: 'train' | 'test'): Promise<Uint8Array>;
};

/** Keeps both files as they are if they already have the layout of the article. Undefined if they have another layout. */
export async function keepArticle(
  sources: readonly Source[],
  mapping: ImportMapping,
): Promise<Encodable | undefined> {
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
    return { encode: async (split) => (split === 'train' ? train : test), report };
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
