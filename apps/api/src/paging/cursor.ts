// A cursor is the position at which the next page of a list begins. Clients must not interpret it.
import { ApiProblem } from '../problems/problem.ts';

export const encodeCursor = (value: string) => Buffer.from(value).toString('base64url');

/** Decodes a cursor and parses it by `parse`. Throws a problem if the cursor is invalid or `parse` returns undefined. */
export function decodeCursor<T>(
  cursor: string | undefined,
  parse: (value: string) => T | undefined,
  wanted = 'the `nextCursor` of the page before',
): T | undefined {
  if (cursor === undefined) return undefined;
  const text = Buffer.from(cursor, 'base64url').toString();
  // `Buffer.from` ignores invalid characters, so the text is encoded again and compared.
  const value = encodeCursor(text) === cursor ? parse(text) : undefined;
  if (value !== undefined) return value;
  const detail = `Expected \`cursor\` to be ${wanted}, got \`${cursor.slice(0, 60)}\`.`;
  throw new ApiProblem('validation', { detail, errors: [{ pointer: '/cursor', detail }] });
}

/** Returns one page of a list. `all` has more than `limit` items if there is a next page. */
export function cutPage<T>(all: readonly T[], limit: number, nameOf: (last: T) => string) {
  const items = all.slice(0, limit);
  const last = all.length > limit ? items.at(-1) : undefined;
  return { items, nextCursor: last === undefined ? null : encodeCursor(nameOf(last)) };
}

/** Parses a letter, which names the kind of item, and a whole number. */
export function parseNumbered(value: string): { kind: string; number: number } | undefined {
  const match = /^([a-z])(0|[1-9][0-9]{0,6})$/.exec(value);
  return match?.[1] === undefined ? undefined : { kind: match[1], number: Number(match[2]) };
}
