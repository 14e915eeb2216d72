import fc from 'fast-check';
import { expect, test } from 'vitest';
import { growTree, predict, sortRows, type Table, type Tree } from './tree.ts';

/** Tables with few distinct values, and a weight for each row. */
const aTable = fc
  .record({ rows: fc.integer({ min: 1, max: 30 }), columns: fc.integer({ min: 1, max: 4 }) })
  .chain(({ rows, columns }) => {
    const listOf = (value: fc.Arbitrary<number>) =>
      fc.array(value, { minLength: rows, maxLength: rows });
    const column = listOf(fc.integer({ min: 0, max: 5 })).map((values) =>
      Float64Array.from(values),
    );
    const some = listOf(fc.integer({ min: 0, max: 3 })).filter((counts) => counts.some(Boolean));
    return fc.record({
      columns: fc.array(column, { minLength: columns, maxLength: columns }),
      y: listOf(fc.double({ min: -100, max: 100, noNaN: true })).map((y) => Float64Array.from(y)),
      counts: some.map((counts) => Uint32Array.from(counts)),
    });
  });

const at = (values: Float64Array | undefined, row: number) => values?.[row] as number;
const rowsOf = (counts: Uint32Array) =>
  [...counts.keys()].flatMap((row) => Array(counts[row]).fill(row));
const mean = (y: Float64Array, rows: number[]) =>
  rows.reduce((sum, row) => sum + at(y, row), 0) / rows.length;
const errorOf = (y: Float64Array, rows: number[]) =>
  rows.reduce((sum, row) => sum + (at(y, row) - mean(y, rows)) ** 2, 0);

/** Returns the error after the best split of these rows, found by trying all splits. Infinite if there is no split. */
function leastError({ columns, y }: Table, rows: number[]): number {
  const errors = columns.flatMap((column) =>
    [...new Set(rows.map((row) => at(column, row)))].map((border) => {
      const lower = rows.filter((row) => at(column, row) <= border);
      const upper = rows.filter((row) => at(column, row) > border);
      if (upper.length === 0) return Number.POSITIVE_INFINITY;
      return errorOf(y, lower) + errorOf(y, upper);
    }),
  );
  return Math.min(...errors);
}

type Look = (rows: number[], value: number, parts?: [number[], number[]]) => void;

/** Calls `look` for every node with its rows, its value, and the rows of its two children. */
function visit(tree: Tree, table: Table, rows: number[], look: Look, node = 0): void {
  const [column, threshold] = [tree.columns[node] as number, tree.thresholds[node] as number];
  const goesLower = (row: number) => at(table.columns[column], row) <= threshold;
  const parts = column < 0 ? [] : [rows.filter(goesLower), rows.filter((row) => !goesLower(row))];
  look(rows, tree.values[node] as number, ...(column < 0 ? [] : [parts as [number[], number[]]]));
  const lower = tree.lower[node] as number;
  for (const [k, part] of parts.entries()) visit(tree, table, part, look, lower + k);
}

test('every split lowers the squared error as much as the best possible split, within a relative 1e-9', () => {
  fc.assert(
    fc.property(aTable, ({ counts, ...table }) => {
      const { y } = table;
      const tree = growTree(table, sortRows(table), counts);
      visit(tree, table, rowsOf(counts), (rows, _value, parts) => {
        if (parts === undefined) {
          const isPure = new Set(rows.map((row) => at(y, row))).size === 1;
          expect(isPure || leastError(table, rows) === Number.POSITIVE_INFINITY).toBe(true);
          return;
        }
        const left = errorOf(y, parts[0]) + errorOf(y, parts[1]);
        expect(Math.min(...parts.map(({ length }) => length))).toBeGreaterThan(0);
        expect(left).toBeLessThanOrEqual(leastError(table, rows) + 1e-9 * (1 + errorOf(y, rows)));
      });
    }),
  );
});

test('a leaf predicts the weighted mean of its examples, within 1e-12 of 100', () => {
  fc.assert(
    fc.property(aTable, ({ counts, ...table }) => {
      const tree = growTree(table, sortRows(table), counts);
      visit(tree, table, rowsOf(counts), (rows, value, parts) => {
        if (parts === undefined) expect(Math.abs(value - mean(table.y, rows))).toBeLessThan(1e-10);
      });
    }),
  );
});

test('learns the exclusive or of two columns, although no split by one column lowers the error', () => {
  const table = {
    columns: [Float64Array.of(0, 0, 1, 1), Float64Array.of(0, 1, 0, 1)],
    y: Float64Array.of(0, 1, 1, 0),
  };
  const tree = growTree(table, sortRows(table), Uint32Array.of(1, 1, 1, 1));
  const predicted = [0, 1, 2, 3].map((row) =>
    predict(tree, (column) => at(table.columns[column], row)),
  );
  expect(predicted).toEqual([0, 1, 1, 0]);
});
