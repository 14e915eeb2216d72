import { expect, test } from 'vitest';
import { logRegret, pool } from './paired.ts';

test('the regret at a budget is that of the last improvement below it, and at least 1e-9', () => {
  const improvements = [
    [0, 11],
    [20, 2],
    [60, 1],
  ] as const;
  expect([20, 21, 100].map((budget) => logRegret(improvements, 1, budget))).toEqual([1, 0, -9]);
});

test('each function has the same weight in the pooled mean, however many seeds it has', () => {
  const { functions, mean } = pool(
    new Map([
      ['a', [1, 1, 1, 1]],
      ['b', [-2, 0]],
    ]),
  );
  expect(functions).toEqual({ a: 1, b: -1 });
  expect(mean).toBe(0);
});

test('the upper bound is 1.645 standard errors above the mean, and the same in each call', () => {
  // 400 values with the mean 0 and the deviation 1.
  const list = Array.from({ length: 400 }, (_, k) => (k % 2 === 0 ? 1 : -1));
  const { upper } = pool(new Map([['a', list]]));
  expect(Math.abs(upper - 1.645 / 20)).toBeLessThan(0.01);
  expect(pool(new Map([['a', list]])).upper).toBe(upper);
});
