import { expect, test } from 'vitest';
import type { Cell } from '../columns/bins.ts';
import { contoursOf } from './contours-of.ts';

const cell = (column: number, line: number, median: number): Cell => ({
  ...{ column, line, median, count: Number.isNaN(median) ? 0 : 1, diverged: 0 },
});

/** A map of 3 × 2 cells whose median is the number of its column. */
const slope = [0, 1, 2].flatMap((column) => [cell(column, 0, column), cell(column, 1, column)]);

test('a contour lies where the medians of neighbouring cells have its value', () => {
  const { squares, lines } = contoursOf(slope, { columns: 3, lines: 2 });
  expect(squares).toEqual([
    [0.5, 0.5],
    [1.5, 0.5],
  ]);
  const half = lines.find(({ value }) => value === 0.5);
  // The centres of the columns 0 and 1 are at 0.5 and 1.5.
  expect(half?.label[0]).toBeCloseTo(1, 9);
});

test('a cell without a median has no square, so that no line lies beside it', () => {
  const cells = slope.map((each) => (each.column === 2 ? cell(2, each.line, Number.NaN) : each));
  const { squares, lines } = contoursOf(cells, { columns: 3, lines: 2 });
  expect(squares).toEqual([[0.5, 0.5]]);
  for (const { label } of lines) expect(label[0]).toBeLessThanOrEqual(1.5);
  expect(lines.map(({ value }) => value)).toEqual([0.2, 0.4, 0.6, 0.8]);
});

test.each([
  ['no cells', []],
  ['one cell', [cell(1, 1, 0.5)]],
  ['cells that touch at a corner only', [cell(0, 0, 0.5), cell(1, 1, 0.7)]],
  ['cells in one line', [cell(0, 0, 0.5), cell(1, 0, 0.7), cell(2, 0, 0.9)]],
])('%s have no contour', (_, cells) => {
  expect(contoursOf(cells, { columns: 3, lines: 2 })).toEqual({ squares: [], lines: [] });
});
