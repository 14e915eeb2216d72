// The list of operations.
import {
  type FilterField,
  type FilterValue,
  isOperationId,
  type Operation,
  operationView,
  type SortKey,
  timeOfOperation,
} from '@sweepq/contract';
import type { Store } from '@sweepq/store';
import type { Response } from 'express';
import type { z } from 'zod';
import type { Heavy } from '../heavy/create-heavy.ts';
import { listQuery } from './list-query.ts';
import { takeEntries, takeItems } from './sort-items.ts';

const { type, status } = operationView.shape;
const fields: readonly FilterField[] = [
  { path: 'type', type: 'choice', choices: type.options },
  { path: 'status', type: 'choice', choices: status.options },
  { path: 'target.sweepId', type: 'text', nullable: true },
  { path: 'createdAt', type: 'time' },
  { path: 'startedAt', type: 'time', nullable: true },
  { path: 'finishedAt', type: 'time', nullable: true },
];
const sorts = ['createdAt', 'startedAt', 'finishedAt'];
const newestFirst: readonly SortKey[] = [{ path: 'createdAt', order: 'desc' }];

export const operationsQuery = listQuery({ fields, sorts, defaultSort: newestFirst });

const readerOf =
  (path: string) =>
  (operation: Operation): FilterValue =>
    path === 'target.sweepId'
      ? operation.target.sweepId
      : operation[path as 'type' | 'status' | 'createdAt' | 'startedAt' | 'finishedAt'];

type Query = Omit<z.output<typeof operationsQuery>, 'sort'> & {
  sort?: readonly SortKey[] | undefined;
};
type Deps = { store: Store; heavy: Pick<Heavy, 'lendLoop'> };

/** Returns a page of operations. Reads only the operations of the page, if their ids are enough to sort them. */
export async function selectOperations(
  { store, heavy }: Deps,
  response: Response,
  { sort = newestFirst, filter, limit, cursor }: Query,
): Promise<{ page: Operation[]; nextCursor: string | null }> {
  const ids = await store.listOperationIds();
  const list = {
    ...{ of: ['operations'], sort, filter, limit, cursor },
    ...{ isId: isOperationIdText, tie: 'desc' as const },
  };
  if (filter === undefined && sort.every(({ path }) => path === 'createdAt')) {
    const entries = ids.map((id) => ({ id, values: sort.map(() => timeOfOperation(id)) }));
    const { page, nextCursor } = takeEntries(entries, list);
    return { page: await store.readOperations(page.map(({ id }) => id)), nextCursor };
  }
  return heavy.lendLoop(response, async () =>
    takeItems(await store.readOperations(ids), readerOf, list),
  );
}

const isOperationIdText = (id: unknown): id is string =>
  typeof id === 'string' && isOperationId(id);
