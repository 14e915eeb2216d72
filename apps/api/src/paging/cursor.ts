// A cursor is opaque to clients. It says after which item the next page begins.
import { ApiProblem } from '../problems/problem.ts';

export const encodeCursor = (value: string) => Buffer.from(value).toString('base64url');

/** Returns what `parse` makes of a cursor. Throws a problem if `parse` returns undefined. */
export function decodeCursor<T>(
  cursor: string | undefined,
  parse: (value: string) => T | undefined,
  wanted = 'the `nextCursor` of the page before',
): T | undefined {
  if (cursor === undefined) return undefined;
  const text = Buffer.from(cursor, 'base64url').toString();
  // Decoding ignores characters that are not base64url.
  const value = encodeCursor(text) === cursor ? parse(text) : undefined;
  if (value !== undefined) return value;
  const detail = `Expected \`cursor\` to be ${wanted}, got \`${cursor.slice(0, 60)}\`.`;
  throw new ApiProblem('validation', { detail, errors: [{ pointer: '/cursor', detail }] });
}

/** One page of a list. The list has more than `limit` items if there is a next page. */
export function cutPage<T>(all: readonly T[], limit: number, nameOf: (last: T) => string) {
  const items = all.slice(0, limit);
  const last = all.length > limit ? items.at(-1) : undefined;
  return { items, nextCursor: last === undefined ? null : encodeCursor(nameOf(last)) };
}

/** Parses a letter, which says what is counted, and a whole number. */
export function parseNumbered(value: string): { kind: string; number: number } | undefined {
  const match = /^([a-z])(0|[1-9][0-9]{0,6})$/.exec(value);
  return match?.[1] === undefined ? undefined : { kind: match[1], number: Number(match[2]) };
}
