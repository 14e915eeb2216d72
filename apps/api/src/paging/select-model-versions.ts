// The list of the versions of a registered model.
import {
  type FilterField,
  type FilterValue,
  type ModelAlias,
  type ModelVersionView,
  metricPaths,
  type NumberedVersion,
  type SortKey,
  trialStatuses,
  viewModelVersion,
} from '@sweepq/contract';
import type { z } from 'zod';
import { isIndex } from './cursor.ts';
import { listQuery } from './list-query.ts';
import { createMatcher, readValues, takeEntries } from './sort-items.ts';

const numbers = metricPaths.map((path) => ({ path, type: 'number', nullable: true }) as const);
const fields: readonly FilterField[] = [
  { path: 'version', type: 'number' },
  { path: 'aliases', type: 'texts' },
  { path: 'trialId', type: 'text' },
  { path: 'sweepId', type: 'text' },
  { path: 'trialStatus', type: 'choice', choices: trialStatuses },
  { path: 'dataset.name', type: 'text' },
  { path: 'note', type: 'text', nullable: true },
  { path: 'createdAt', type: 'time' },
  ...numbers,
];
const newestFirst: readonly SortKey[] = [{ path: 'version', order: 'desc' }];

export const modelVersionsQuery = listQuery({
  ...{ fields, sorts: ['version', 'createdAt', ...metricPaths], defaultSort: newestFirst },
});

/** Reads a member by its path: `metrics.test.accuracy`. A member of null is missing. */
const readerOf = (path: string) => {
  const keys = path.split('.');
  return (version: ModelVersionView): FilterValue =>
    keys.reduce<unknown>(
      (value, key) => (value as Record<string, unknown> | null | undefined)?.[key],
      version,
    ) as FilterValue;
};

type Query = Omit<z.output<typeof modelVersionsQuery>, 'sort'> & {
  sort?: readonly SortKey[] | undefined;
};

/** Returns a page of the versions of a model. */
export function selectModelVersions(
  name: string,
  { versions, aliases }: { versions: readonly NumberedVersion[]; aliases: readonly ModelAlias[] },
  { sort = newestFirst, filter, limit, cursor }: Query,
): { items: ModelVersionView[]; nextCursor: string | null } {
  const valuesOf = readValues(sort, readerOf);
  const entries = versions
    .map((version) => viewModelVersion(name, version, aliases))
    .filter(createMatcher(filter, readerOf))
    .map((view) => ({ id: view.version, values: valuesOf(view), view }));
  const list = { of: ['model-versions', name], sort, filter, limit, cursor, isId: isIndex };
  const { page, nextCursor } = takeEntries(entries, list);
  return { items: page.map(({ view }) => view), nextCursor };
}
