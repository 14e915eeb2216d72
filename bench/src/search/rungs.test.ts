import { createHalving, scheduleOf } from '@sweepq/search';
import { expect, test } from 'vitest';
import { prune, readRungTable } from './rungs.ts';

const halving = scheduleOf(createHalving(), { iterations: 2000, minIterations: 75 });

test('the table has at least 1 000 configurations at four rungs', async () => {
  const { readings, costs, size } = await readRungTable();
  expect(readings).toEqual([75, 225, 675, 2000]);
  expect(size).toBeGreaterThanOrEqual(1000);
  expect(costs.filter((cost) => cost > 0).length).toBeGreaterThan(0.9 * costs.length);
});

test('one cohort of 27 trains 6 050 iterations, and finds the best of a table whose order never changes', () => {
  const size = 100;
  const readings = [75, 225, 675, 2000];
  const costs = Float32Array.from({ length: 4 * size }, (_, k) => Math.floor(k / 4));
  const order = Array.from({ length: size }, (_, k) => k);
  expect(prune(order, { readings, costs, size }, halving)).toEqual({ iterations: 6050, twice: 0 });
  // The best configuration is in the last cohort, of 19 trials.
  const last = prune(order.toReversed(), { readings, costs, size }, halving);
  expect(last.iterations).toBe(3 * 6050 + 19 * 75 + 6 * 150 + 2 * 450 + 1325);
});

test('a table whose best configuration is the worst at the first rung has no end with halving', () => {
  const size = 100;
  const readings = [75, 225, 675, 2000];
  const costs = Float32Array.from({ length: 4 * size }, (_, k) =>
    k % 4 === 3 ? Math.floor(k / 4) : -k,
  );
  const order = Array.from({ length: size }, (_, k) => k);
  const { iterations } = prune(order, { readings, costs, size }, halving);
  expect(iterations).toBe(Number.POSITIVE_INFINITY);
});
