// A cursor is the position in a list at which the next page begins: the list, the sort values of the last item, and the item.
// Clients must not interpret it.
import { createHash } from 'node:crypto';
import { type Filter, formatFilter, formatSort, type SortKey } from '@sweepq/contract';
import { refuse } from '../http/parse-request.ts';

/** The position of an item in a sorted list. A missing value is null. */
export type Position<Id> = { values: readonly (string | number | null)[]; id: Id };

type NamedList = {
  /** What is listed, such as `runs` with the id of a sweep. */
  of: readonly string[];
  sort: readonly SortKey[];
  filter: Filter | undefined;
  /** Other parameters that select items. */
  more?: string;
};

/** Returns a text that identifies a list. A cursor is only valid for the list that it names. */
export function nameList({ of, sort, filter, more = '' }: NamedList): string {
  const parts = [...of, formatSort(sort), filter ? formatFilter(filter) : '', more];
  return createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, 12);
}

export const encodeCursor = (list: string, { values, id }: Position<string | number>): string =>
  Buffer.from(JSON.stringify([list, ...values, id])).toString('base64url');

/** Decodes a cursor of a list with this number of sort keys. Throws a problem if the cursor is not of this list. */
export function decodeCursor<Id extends string | number>(
  cursor: string | undefined,
  { list, keys, isId }: { list: string; keys: number; isId: (id: unknown) => id is Id },
): Position<Id> | undefined {
  if (cursor === undefined) return undefined;
  const parsed = parse(cursor);
  if (parsed?.length === keys + 2 && parsed[0] === list) {
    const values = parsed.slice(1, -1);
    const id = parsed.at(-1);
    if (isId(id) && values.every(isValue)) return { values, id };
  }
  const detail = `Expected \`cursor\` to be the \`nextCursor\` of the page before, with the same \`sort\` and \`filter\`, got \`${cursor.slice(0, 60)}\`.`;
  throw refuse('query', [{ pointer: '/cursor', detail }]);
}

const isValue = (value: unknown): value is string | number | null =>
  value === null || typeof value === 'string' || typeof value === 'number';

function parse(cursor: string): unknown[] | undefined {
  const text = Buffer.from(cursor, 'base64url').toString();
  // `Buffer.from` ignores invalid characters, so the text is encoded again and compared.
  if (Buffer.from(text).toString('base64url') !== cursor) return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

export const isText = (id: unknown): id is string => typeof id === 'string';
export const isIndex = (id: unknown): id is number => Number.isInteger(id) && (id as number) >= 0;
