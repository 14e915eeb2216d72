// The list of registered models.
import {
  type FilterField,
  type FilterValue,
  pathsOfFilter,
  type RegisteredModel,
  type SortKey,
} from '@sweepq/contract';
import type { Store } from '@sweepq/store';
import type { Response } from 'express';
import type { z } from 'zod';
import type { Heavy } from '../heavy/create-heavy.ts';
import { isText } from './cursor.ts';
import { listQuery } from './list-query.ts';
import { takeEntries, takeItems } from './sort-items.ts';

const fields: readonly FilterField[] = [
  { path: 'name', type: 'text' },
  { path: 'tags', type: 'texts' },
  { path: 'note', type: 'text', nullable: true },
  { path: 'aliases', type: 'texts' },
  { path: 'versionCount', type: 'number' },
  { path: 'createdAt', type: 'time' },
  { path: 'updatedAt', type: 'time' },
];
const sorts = ['name', 'versionCount', 'createdAt', 'updatedAt'];
const byName: readonly SortKey[] = [{ path: 'name', order: 'asc' }];

export const modelsQuery = listQuery({ fields, sorts, defaultSort: byName });

const readerOf =
  (path: string) =>
  (model: RegisteredModel): FilterValue =>
    path === 'aliases'
      ? model.aliases.map(({ name }) => name)
      : model[path as 'name' | 'tags' | 'note' | 'versionCount' | 'createdAt' | 'updatedAt'];

type Query = Omit<z.output<typeof modelsQuery>, 'sort'> & { sort?: readonly SortKey[] | undefined };
type Deps = { store: Store; heavy: Pick<Heavy, 'lendLoop'> };

/** Returns a page of registered models. Reads only the models of the page, if their names are enough to sort them. */
export async function selectModels(
  { store, heavy }: Deps,
  response: Response,
  { sort = byName, filter, limit, cursor }: Query,
): Promise<{ page: RegisteredModel[]; nextCursor: string | null }> {
  const list = { of: ['models'], sort, filter, limit, cursor, isId: isText };
  const names = await store.listModelNames();
  const paths = [...sort.map(({ path }) => path), ...(filter ? pathsOfFilter(filter) : [])];
  if (filter === undefined && paths.every((path) => path === 'name')) {
    const entries = names.map((name) => ({ id: name, values: sort.map(() => name) }));
    const { page, nextCursor } = takeEntries(entries, list);
    return { page: await store.readRegisteredModels(page.map(({ id }) => id)), nextCursor };
  }
  return heavy.lendLoop(response, async () => {
    const models = await store.readRegisteredModels(names);
    const { page, nextCursor } = takeItems(
      models.map((model) => ({ ...model, id: model.name })),
      readerOf,
      list,
    );
    return { page: page.map(({ id: _, ...model }) => model), nextCursor };
  });
}
