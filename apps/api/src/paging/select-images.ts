import { expected, type FilterField, type FilterValue, type SortKey } from '@sweepq/contract';
import type { Dataset, SplitName } from '@sweepq/core';
import { z } from 'zod';
import type { imageView } from '../views/dataset-view.ts';
import { isIndex } from './cursor.ts';
import { listQuery } from './list-query.ts';
import { wholeNumber } from './query-values.ts';
import { createMatcher, readValues, takeEntries } from './sort-items.ts';

const fields: readonly FilterField[] = [
  { path: 'index', type: 'number' },
  { path: 'label', type: 'number' },
  { path: 'class', type: 'text' },
];

const byIndex: readonly SortKey[] = [{ path: 'index', order: 'asc' }];

export const splitOfFile = z.enum(['train', 'test'], expected('train or test'));

export const versionOfDataset = wholeNumber(1, 999_999_999)
  .optional()
  .meta({ description: 'The version of the dataset. Default: the newest.' });

export const imagesQuery = listQuery({
  ...{ fields, sorts: ['index', 'label'], defaultSort: byIndex },
}).extend({
  split: splitOfFile.default('train').meta({ description: 'The file of the images.' }),
  version: versionOfDataset,
});

type Image = z.infer<typeof imageView>;

const readerOf =
  (path: string) =>
  (image: Image): FilterValue =>
    image[path as keyof Image];

/** Returns a page of the images of a split, without their pixels. */
export function selectImages(
  { name, dataset }: { name: string; dataset: Dataset },
  query: z.infer<typeof imagesQuery>,
): { items: Image[]; nextCursor: string | null } {
  const { split, version, sort = byIndex, filter, limit, cursor } = query;
  const valuesOf = readValues(sort, readerOf);
  const entries = Array.from(dataset[split].labels, (label, index) => {
    return { index, label, class: dataset.classes[label] as string };
  })
    .filter(createMatcher(filter, readerOf))
    .map((image) => ({ values: valuesOf(image), id: image.index, image }));
  const ofVersion = version === undefined ? [] : [String(version)];
  const of = ['images', name, split satisfies SplitName, ...ofVersion];
  const { page, nextCursor } = takeEntries(entries, {
    ...{ of, sort, filter, limit, cursor, isId: isIndex },
  });
  return { items: page.map(({ image }) => image), nextCursor };
}
