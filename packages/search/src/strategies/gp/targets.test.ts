import { expect, test } from 'vitest';
import type { TrialRecord } from '../../history/history.ts';
import { visibleTo } from '../../history/visible-to.ts';
import { targetsOf } from './targets.ts';

const { NaN: none } = Number;

/** The order of the values of the targets, best first, of trials with these values at their rungs. Equal values share a place. */
function targets(curves: number[][], least: number) {
  const history = curves.map(
    (values): TrialRecord => ({ configuration: { part: 0, values: [] }, values, ended: true }),
  );
  const view = visibleTo(curves.length, history, {
    direction: 'minimise',
    seenBelow: (n) => n,
    cohorts: { cohortOf: (n) => (n === curves.length ? 1 : 0), firstRungOf: () => 0 },
    open: 1,
  });
  if (view.status === 'waiting') throw new Error('waits');
  return [...targetsOf(view.visible, least).values];
}

const ranksOf = (values: number[]) => {
  const different = [...new Set(values)].sort((a, b) => a - b);
  return values.map((value) => different.indexOf(value));
};

test.each<[string, number[][], number, number[]]>([
  ['the only rung', [[3], [1], [2]], 2, [2, 0, 1]],
  [
    'the highest rung with enough trials; others are as bad as its worst',
    [[9, 3], [8, 1], [0]],
    2,
    [1, 0, 1],
  ],
  ['a lower rung while the highest one has too few', [[9, 3], [8, 1], [0]], 3, [2, 1, 0]],
  ['diverged trials as the worst', [[3], [none], [1], [Number.POSITIVE_INFINITY]], 2, [1, 1, 0, 1]],
])('takes %s', (_, curves, least, ranks) => {
  expect(ranksOf(targets(curves, least))).toEqual(ranks);
});

test('values have mean 0 and deviation 1, and one huge score does not hide the differences of the others', () => {
  const values = targets([[1], [2], [3], [4], [1e30]], 2);
  expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 12);
  expect(values.reduce((sum, value) => sum + value * value, 0) / 5).toBeCloseTo(1, 12);
  expect((values[1] as number) - (values[0] as number)).toBeGreaterThan(0.2);
});

test('equal scores, and no score at all, give zeros', () => {
  expect(targets([[2], [2]], 2)).toEqual([0, 0]);
  expect(targets([[none], [none]], 2)).toEqual([0, 0]);
});
