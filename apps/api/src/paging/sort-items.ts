// Sorts, filters and pages a list whose items are all in memory.
import { compileFilter, type Filter, type FilterValue, type SortKey } from '@sweepq/contract';
import { decodeCursor, encodeCursor, nameList, type Position } from './cursor.ts';

type Value = string | number | null;

/** An item of a list, reduced to its position. */
export type Entry<Id> = { values: readonly Value[]; id: Id };

/** Returns the reader of a path. The reader returns the value of an item. */
export type ReaderOf<Item> = (path: string) => (item: Item) => FilterValue;

/** Returns a function that returns the values of an item by these sort keys. */
export function readValues<Item>(
  sort: readonly SortKey[],
  readerOf: ReaderOf<Item>,
): (item: Item) => Value[] {
  const readers = sort.map(({ path }) => readerOf(path));
  return (item) => readers.map((read) => toValue(read(item)));
}

/** Returns a function that returns whether an item matches. */
export const createMatcher = <Item>(
  filter: Filter | undefined,
  readerOf: ReaderOf<Item>,
): ((item: Item) => boolean) =>
  filter === undefined ? () => true : compileFilter(filter, readerOf);

/** Texts of times are compared as texts: they have one format, and sort by time. */
function toValue(value: FilterValue): Value {
  if (typeof value === 'string') return value;
  return typeof value === 'number' && !Number.isNaN(value) ? value : null;
}

type Page<Id> = {
  /** What is listed. A cursor of another list is rejected. */
  of: readonly string[];
  sort: readonly SortKey[];
  filter: Filter | undefined;
  limit: number;
  cursor: string | undefined;
  isId: (id: unknown) => id is Id;
  /** The order of entries with equal values: by id. Default: ascending. */
  tie?: SortKey['order'];
};

/** Sorts entries, and returns a page of them. Entries without a value by a key are the last by this key. */
export function takeEntries<Id extends string | number, E extends Entry<Id>>(
  entries: readonly E[],
  { of, sort, filter, limit, cursor, isId, tie = 'asc' }: Page<Id>,
): { page: E[]; nextCursor: string | null } {
  const list = nameList({ of, sort, filter });
  const after = decodeCursor<Id>(cursor, { list, keys: sort.length, isId });
  const compare = (one: Position<Id>, other: Position<Id>) =>
    comparePositions(one, other, sort, tie);
  const sorted = entries.toSorted(compare);
  const following = after ? sorted.filter((entry) => compare(entry, after) > 0) : sorted;
  const page = following.slice(0, limit);
  const last = following.length > limit ? page.at(-1) : undefined;
  return { page, nextCursor: last === undefined ? null : encodeCursor(list, last) };
}

/** Filters and sorts items by the values that `readerOf` reads, and returns a page of them. */
export function takeItems<Item extends { id: string }>(
  items: readonly Item[],
  readerOf: ReaderOf<Item>,
  list: Page<string>,
): { page: Item[]; nextCursor: string | null } {
  const valuesOf = readValues(list.sort, readerOf);
  const entries = items
    .filter(createMatcher(list.filter, readerOf))
    .map((item) => ({ values: valuesOf(item), id: item.id, item }));
  const { page, nextCursor } = takeEntries(entries, list);
  return { page: page.map(({ item }) => item), nextCursor };
}

function comparePositions<Id extends string | number>(
  one: Position<Id>,
  other: Position<Id>,
  sort: readonly SortKey[],
  tie: SortKey['order'],
): number {
  for (const [k, { order }] of sort.entries()) {
    const [a, b] = [one.values[k] ?? null, other.values[k] ?? null];
    if (a === b) continue;
    if (a === null) return 1;
    if (b === null) return -1;
    return (a < b ? -1 : 1) * (order === 'asc' ? 1 : -1);
  }
  if (one.id === other.id) return 0;
  return (one.id < other.id ? -1 : 1) * (tie === 'asc' ? 1 : -1);
}
