import { expect, test } from 'vitest';
import type { End } from '../measure/measure-in-turns.ts';
import { summarise } from '../measure/measurement.ts';
import { compareEnds, worstOf } from './compare-ends.ts';

const side = (name: string, end?: End) => ({ ...summarise(name, 'ms', [1]), end });

test('every number of every side is compared to that of the first of theirs that tells some', () => {
  const differences = compareEnds(
    [
      side('tells nothing'),
      side('NumPy', { cost: 2, bias: -1 }),
      side('C', { cost: 2, bias: -1.5, seconds: 7 }),
    ],
    [side('sweepq', { cost: 3 })],
  );
  expect(differences.map((each) => [each.side, each.number, each.relative])).toEqual([
    ['C', 'cost', 0],
    ['C', 'bias', 0.5],
    ['sweepq', 'cost', 0.5],
  ]);
});

test('a number that is none is the worst of all', () => {
  const differences = compareEnds(
    [side('NumPy', { cost: 1, bias: 0 })],
    [side('sweepq', { cost: Number.NaN, bias: 5 })],
  );
  expect(worstOf(differences)?.number).toBe('cost');
});

test('where only ours are there, nothing is compared', () => {
  const ours = [side('cold', { cost: 1 }), side('warm', { cost: 1 })];
  expect(worstOf(compareEnds([], ours))).toBeUndefined();
});
