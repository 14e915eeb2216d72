import { isSweepId, type SortKey } from '@sweepq/contract';
import type { Store, StoredSweep, UnreadableSweep } from '@sweepq/store';
import type { z } from 'zod';
import { decodeCursor, encodeCursor, nameList } from './cursor.ts';
import { type Entry, readValues, takeEntries } from './sort-items.ts';
import {
  createSweepMatcher,
  defaultSweepSort,
  readerOfSweep,
  type sweepsQuery,
} from './sweeps-query.ts';

type Query = z.infer<typeof sweepsQuery>;
type Selected = {
  sweeps: StoredSweep[];
  unreadable: readonly UnreadableSweep[];
  nextCursor: string | null;
};

/** Returns a page of sweeps. The default order needs no more sweeps than the page, unless a filter leaves out many. */
export function selectSweeps({ store }: { store: Store }, query: Query): Promise<Selected> {
  const { sort = defaultSweepSort } = query;
  const [first, ...others] = sort;
  const isNewestFirst = first?.path === 'createdAt' && first.order === 'desc';
  return isNewestFirst && others.length === 0 ? takeNewest(store, query) : sortAll(store, query);
}

const isId = (id: unknown): id is string => typeof id === 'string' && isSweepId(id);

const listOf = ({ filter, text = '', sort: asked }: Query) => {
  const sort: readonly SortKey[] = asked ?? defaultSweepSort;
  return { of: ['sweeps', text], sort, filter };
};

async function takeNewest(store: Store, query: Query): Promise<Selected> {
  const list = nameList(listOf(query));
  const last = decodeCursor(query.cursor, { list, keys: 1, isId });
  const isWanted = createSweepMatcher(query);
  const { limit } = query;
  const { sweeps, unreadable, hasMore } = await store.listSweeps({
    ...{ limit, before: last?.id, isWanted },
  });
  const { id, createdAt } = sweeps.at(-1)?.spec ?? {};
  const nextCursor =
    hasMore && id !== undefined ? encodeCursor(list, { values: [createdAt ?? null], id }) : null;
  return { sweeps, unreadable, nextCursor };
}

/**
 * Reads all sweeps, but keeps only their ids and sort values, because a spec can be large. Sweeps that cannot be read are listed
 * on the first page.
 */
async function sortAll(store: Store, query: Query): Promise<Selected> {
  const { limit, cursor } = query;
  const asked = listOf(query);
  const isWanted = createSweepMatcher(query);
  const valuesOf = readValues(asked.sort, readerOfSweep);
  const entries: Entry<string>[] = [];
  const unreadable = await store.scanSweeps((sweep) => {
    if (isWanted(sweep)) entries.push({ values: valuesOf(sweep), id: sweep.spec.id });
  });
  const { page, nextCursor } = takeEntries(entries, { ...asked, limit, cursor, isId, tie: 'desc' });
  const sweeps = await Promise.all(page.map(({ id }) => store.readSweep(id)));
  return {
    // A sweep may have been deleted in the meantime.
    sweeps: sweeps.filter((sweep) => sweep !== undefined),
    unreadable: cursor === undefined ? unreadable : [],
    nextCursor,
  };
}
