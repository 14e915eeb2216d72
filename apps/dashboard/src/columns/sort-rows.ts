import { comparerOfWords } from './compare-words.ts';
import type { Table } from './table.ts';
import { compareTied } from './tie-costs.ts';

export type Sort = { column: string; descending: boolean };

/**
 * Returns rows in the order of a column. Missing values come last in both directions. Equal values are in the order of `costs`, and then of the
 * index.
 */
export function sortRows(
  table: Table,
  rows: Uint32Array,
  { column: name, descending }: Sort,
  costs?: Float64Array,
) {
  const column = table.columns.get(name);
  if (column === undefined) return rows.slice();
  const keys = keysOf(column);
  const sign = descending ? -1 : 1;
  return rows.slice().sort((a, b) => {
    const [x, y] = [keys[a] as number, keys[b] as number];
    if (x === y) return compareTied(costs, a, b);
    if (Number.isNaN(x)) return Number.isNaN(y) ? a - b : 1;
    return Number.isNaN(y) ? -1 : sign * (x - y);
  });
}

/** Numbers in the order of the values. Words are in the order of the alphabet, and hidden layers and schedules in that of their numbers. */
function keysOf(column: NonNullable<ReturnType<Table['columns']['get']>>): Float64Array {
  if (column.kind === 'number') return column.values;
  const compare = comparerOfWords(column.name);
  const order = [...column.words.keys()].sort((a, b) =>
    compare(column.words[a] as string, column.words[b] as string),
  );
  const rank = new Float64Array(column.words.length);
  for (const [at, code] of order.entries()) rank[code] = at;
  return Float64Array.from(column.codes, (code) =>
    code < 0 ? Number.NaN : (rank[code] as number),
  );
}
