/**
 * The order of a list, as a text and as a list of keys. A text has 1 to 4 paths with commas between. A path with `-` before it
 * sorts in descending order, and one without sorts in ascending order. Later keys order the items that are equal by the keys
 * before. Spaces and `+` are not allowed: in a URL, `+` means a space.
 *
 * ```ebnf
 * sort = key, { ",", key } ;
 * key  = [ "-" ], path ;
 * ```
 *
 * Examples: `index`, `-metrics.test.accuracy,index`, `params.learningRate,-metrics.test.accuracy`.
 */
import { ListQueryError, quoteReceived } from './list-query-error.ts';
import { describeKnownPaths } from './nearest-path.ts';

export type SortKey = { path: string; order: 'asc' | 'desc' };

const mostKeys = 4;

/** Throws `ListQueryError`, and no other error, if the text is invalid. An empty text is invalid. */
export function parseSort(text: string, paths: readonly string[]): SortKey[] {
  const keys: SortKey[] = [];
  let column = 1;
  // One more key than allowed is enough to find that there are too many.
  for (const written of text.split(',', mostKeys + 1)) {
    keys.push(readKey(written, column, keys, paths));
    column += written.length + 1;
  }
  return keys;
}

function readKey(
  written: string,
  column: number,
  before: readonly SortKey[],
  paths: readonly string[],
): SortKey {
  const refuse = (wish: string, from = 0) => {
    const received = written.slice(from);
    const got = received === '' ? 'nothing' : quoteReceived(received);
    return new ListQueryError('sort', wish, got, column + from);
  };
  if (before.length === mostKeys) throw refuse(`to have at most ${mostKeys} keys`);
  const isDescending = written.startsWith('-');
  const pathAt = isDescending ? 1 : 0;
  const path = written.slice(pathAt);
  if (/^[+\s]/.test(path) || /\s$/.test(path)) {
    throw refuse('to have paths with commas, and without + or spaces, between', pathAt);
  }
  if (!paths.includes(path)) throw refuse(`to name ${describeKnownPaths(path, paths)}`, pathAt);
  if (before.some((key) => key.path === path)) throw refuse('to have each path once', pathAt);
  return { path, order: isDescending ? 'desc' : 'asc' };
}

/** Formats keys as the text that `parseSort` reads. */
export const formatSort = (keys: readonly SortKey[]): string =>
  keys.map(({ path, order }) => (order === 'desc' ? `-${path}` : path)).join(',');
