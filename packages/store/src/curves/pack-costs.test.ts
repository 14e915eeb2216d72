import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packCosts, unpackCosts } from './pack-costs.ts';

const bitsOf = (costs: Float64Array) => [...new BigUint64Array(costs.slice().buffer)];

test('restores any costs to the bit', () => {
  const someCosts = fc.array(fc.double(), { maxLength: 300, size: 'max' });
  fc.assert(
    fc.property(someCosts, (drawn) => {
      const costs = Float64Array.from(drawn);
      expect(bitsOf(unpackCosts(packCosts(costs)))).toEqual(bitsOf(costs));
    }),
  );
});

test('compresses a smooth curve to less than half of its bytes', () => {
  const costs = Float64Array.from({ length: 2000 }, (_, t) => 0.1 + 0.6 / (1 + t / 150) ** 0.9);
  expect(packCosts(costs).length).toBeLessThan(8000);
});
