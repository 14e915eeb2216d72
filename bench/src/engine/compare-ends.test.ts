import { expect, test } from 'vitest';
import type { End } from '../measure/measure-in-turns.ts';
import { summarise } from '../measure/measurement.ts';
import { compareEnds, worstOf } from './compare-ends.ts';

const side = (name: string, end?: End) => ({ ...summarise(name, 'ms', [1]), end });

test('compares every number of every side with the first reference side that reports numbers', () => {
  const differences = compareEnds(
    [
      side('reports no numbers'),
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

test('NaN is the largest difference', () => {
  const differences = compareEnds(
    [side('NumPy', { cost: 1, bias: 0 })],
    [side('sweepq', { cost: Number.NaN, bias: 5 })],
  );
  expect(worstOf(differences)?.number).toBe('cost');
});

test('compares nothing without a reference side', () => {
  const ours = [side('cold', { cost: 1 }), side('warm', { cost: 1 })];
  expect(worstOf(compareEnds([], ours))).toBeUndefined();
});
