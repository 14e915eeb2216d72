import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareResults, compareVisible } from './compare.ts';
import type { Visible } from './visible-to.ts';

const { NaN: none, POSITIVE_INFINITY: infinity } = Number;
type Row = [rung: number, score: number, cost: number];

function visibleOf(rows: readonly Row[]): Visible {
  return {
    ...{ trial: rows.length, count: rows.length, scoreAt: () => none },
    rungs: Int16Array.from(rows, ([rung]) => rung),
    scores: Float64Array.from(rows, ([, score]) => score),
    costs: Float64Array.from(rows, ([, , cost]) => cost),
  };
}

const orderOf = (rows: readonly Row[]) =>
  rows.map((_, k) => k).sort((a, b) => compareVisible(visibleOf(rows), a, b));

test.each<[string, Row[], number[]]>([
  [
    'a higher rung before a better score',
    [
      [0, 1, 0],
      [2, 9, 0],
      [1, 5, 0],
    ],
    [1, 2, 0],
  ],
  [
    'a lower score at one rung',
    [
      [1, 3, 0],
      [1, -2, 0],
      [1, infinity, 0],
    ],
    [1, 0, 2],
  ],
  [
    'no score last, even at a higher rung',
    [
      [3, none, 0],
      [0, infinity, 0],
    ],
    [1, 0],
  ],
  [
    'the lower cost of equal scores',
    [
      [0, 1, 5],
      [0, 1, 2],
    ],
    [1, 0],
  ],
  [
    'the lower number of equal costs, and 0 equals −0',
    [
      [0, -0, 5],
      [0, 0, 5],
    ],
    [0, 1],
  ],
])('orders %s', (_, rows, order) => {
  expect(orderOf(rows)).toEqual(order);
});

test('both orders are total: any shuffle sorts to the same sequence', () => {
  const some = fc.constantFrom(none, -0, 0, 1, infinity, -infinity);
  const someRow = fc.tuple(fc.nat(2), some, some);
  fc.assert(
    fc.property(fc.array(someRow, { maxLength: 8 }), fc.nat(), (rows, shift) => {
      const visible = visibleOf(rows);
      const results = rows.map(([, score, cost], trial) => ({ score, cost, trial }));
      const turned = rows.map((_, k) => (k + shift) % rows.length);
      expect(turned.toSorted((a, b) => compareVisible(visible, a, b))).toEqual(orderOf(rows));
      const sorted = results.toSorted(compareResults);
      expect(turned.map((k) => results[k] as (typeof results)[0]).sort(compareResults)).toEqual(
        sorted,
      );
    }),
  );
});
