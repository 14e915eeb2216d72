import { expect, test } from 'vitest';
import { rankWeights } from './rank-weights.ts';

test('weights fall with the rank, and the prior has 1 / (n + 1)', () => {
  expect([...rankWeights(0)]).toEqual([1]);
  expect([...rankWeights(1)]).toEqual([0.5, 0.5]);
  const weights = [...rankWeights(10)];
  expect(weights.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 14);
  expect(weights.at(-1)).toBe(1 / 11);
  const kernels = weights.slice(0, -1);
  expect(kernels).toEqual(kernels.toSorted((a, b) => b - a));
  expect((kernels[0] as number) / (kernels[1] as number)).toBeCloseTo(
    Math.log(11) / Math.log(11 / 2),
    12,
  );
});
