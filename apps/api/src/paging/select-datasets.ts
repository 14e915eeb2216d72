import { type FilterField, type FilterValue, pathsOfFilter, type SortKey } from '@sweepq/contract';
import { DatasetError, type DatasetLibrary, type LeftOut, toLeftOut } from '@sweepq/datasets';
import type { z } from 'zod';
import { type datasetPage, viewDataset } from '../views/dataset-view.ts';
import { isText } from './cursor.ts';
import { listQuery } from './list-query.ts';
import { createMatcher, readValues, takeEntries } from './sort-items.ts';

const counts = ['trainCount', 'testCount', 'featureCount'] as const;

const fields: readonly FilterField[] = [
  { path: 'name', type: 'text' },
  ...counts.map((path) => ({ path, type: 'number' }) as const),
];

const byName: readonly SortKey[] = [{ path: 'name', order: 'asc' }];

export const datasetsQuery = listQuery({
  ...{ fields, sorts: fields.map(({ path }) => path), defaultSort: byName },
});

type Described = ReturnType<typeof viewDataset>;
type Named = { name: string } & Partial<Pick<Described, (typeof counts)[number]>>;

const readerOf =
  (path: string) =>
  (dataset: Named): FilterValue =>
    dataset[path as keyof Named];

/** Returns a page of datasets, and the folders that are left out. Reads only the datasets of the page, if names are enough. */
export async function selectDatasets(
  library: DatasetLibrary,
  query: z.infer<typeof datasetsQuery>,
): Promise<z.infer<typeof datasetPage>> {
  const { sort = byName, filter, limit, cursor } = query;
  const { names, leftOut } = await library.survey();
  const looked = new Map<string, Described | LeftOut | undefined>();
  const lookIntoAll = async (some: readonly string[]) => {
    const found = await Promise.all(some.map((name) => lookInto(library, name)));
    for (const [k, name] of some.entries()) looked.set(name, found[k]);
  };
  const paths = [...sort.map(({ path }) => path), ...(filter ? pathsOfFilter(filter) : [])];
  const needsOnlyNames = paths.every((path) => path === 'name');
  if (!needsOnlyNames) await lookIntoAll(names);
  const candidates = needsOnlyNames
    ? names.map((name): Named => ({ name }))
    : [...looked.values()].filter(isDataset);
  const valuesOf = readValues(sort, readerOf);
  const entries = candidates
    .filter(createMatcher(filter, readerOf))
    .map((dataset) => ({ values: valuesOf(dataset), id: dataset.name }));
  const asked = { of: ['datasets'], sort, filter, limit, cursor, isId: isText };
  const { page, nextCursor } = takeEntries(entries, asked);
  if (needsOnlyNames) await lookIntoAll(page.map(({ id }) => id));
  return {
    items: page.map(({ id }) => looked.get(id)).filter(isDataset),
    leftOut: [
      ...(cursor === undefined ? leftOut : []),
      ...[...looked.values()].filter(isLeftOut),
    ].sort((a, b) => (a.name < b.name ? -1 : 1)),
    nextCursor,
  };
}

const isDataset = (each: Described | LeftOut | undefined): each is Described =>
  each !== undefined && !('reason' in each);
const isLeftOut = (each: Described | LeftOut | undefined): each is LeftOut =>
  each !== undefined && 'reason' in each;

/**
 * Describes a dataset. A dataset that cannot be read becomes a folder that is left out, with the reason. Returns undefined
 * for a dataset that was removed after the folders were listed. Throws if the dataset waited too long to be read.
 */
async function lookInto(library: DatasetLibrary, name: string) {
  try {
    return viewDataset(name, await library.describe(name));
  } catch (error) {
    const code = error instanceof DatasetError ? error.code : undefined;
    if (code === 'reader-busy') throw error;
    return code === 'dataset-not-found' ? undefined : toLeftOut(name, error);
  }
}
