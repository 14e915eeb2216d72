import { expect, test } from 'vitest';
import { countTies } from './ties.ts';
import { wilsonInterval } from './wilson-interval.ts';

test('at 40 of 50 right, all trials with at least 34 right are ties, and missing values are not', () => {
  const best = wilsonInterval(40, 50);
  expect(best.low).toBeGreaterThan(33 / 50);
  const values = [40, 40, 39, 34, 33, 20, Number.NaN].map((right) => right / 50);
  expect(countTies(values, 40 / 50, best)).toBe(3);
});

test('a single trial has no ties', () => {
  expect(countTies([0.9], 0.9, { low: 0.8, high: 0.95 })).toBe(0);
  expect(countTies([0.9], 0.9, undefined)).toBe(0);
});

test('without an interval, only equal values are ties, and missing values are not', () => {
  expect(countTies([0.5, 0.5, 0.50001, 0.49, Number.NaN], 0.5, undefined)).toBe(1);
});
