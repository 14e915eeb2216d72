import { expect, test } from 'vitest';
import { sampleCosts, thinColumns, thinPoints } from './thin.ts';

/** Every second cost is high, and the cost at 457 is the highest. */
const costs = Float64Array.from({ length: 1_000 }, (_, k) => (k === 457 ? 9 : k % 2));

test('a sample from an iteration has the iterations of the whole curve, including the highest cost', () => {
  const sample = sampleCosts(costs, 20, 300);
  expect(sample.length).toBeLessThanOrEqual(20);
  expect([sample[0], sample.at(-1)]).toEqual([
    [300, 0],
    [999, 1],
  ]);
  expect(sample).toContainEqual([457, 9]);
});

test('thins points and columns to the same points, which keep their iterations', () => {
  const at = Uint32Array.from(costs, (_, k) => 10 * k);
  const points = Array.from(costs, (cost, k): [number, number] => [10 * k, cost]);
  const thinned = thinColumns({ iterations: 10_000, at, costs }, 50);
  expect(thinned.iterations).toBe(10_000);
  const pairs = Array.from(thinned.at, (iteration, k) => [iteration, thinned.costs[k]]);
  expect(pairs).toEqual(thinPoints(points, 50));
  expect(pairs).toContainEqual([4570, 9]);
});
