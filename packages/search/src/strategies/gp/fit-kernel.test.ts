import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitKernel, negativeLogPosterior, type Observations } from './fit-kernel.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const someObservations = fc
  .array(fc.tuple(share, share, fc.nat(2), fc.double({ min: -2, max: 2, noNaN: true })), {
    minLength: 2,
    maxLength: 9,
  })
  .map(
    (rows): Observations => ({
      points: rows.map(([a, b, c]) => Float64Array.of(a, b, c)),
      values: Float64Array.from(rows, ([, , , value]) => value),
      isChoice: [false, false, true],
    }),
  );
const someLogs = fc.array(fc.double({ min: -2, max: 2, noNaN: true }), {
  minLength: 5,
  maxLength: 5,
});

test('the gradient of the posterior equals central differences within 1e-5', () => {
  fc.assert(
    fc.property(someObservations, someLogs, (observations, logs) => {
      const objective = negativeLogPosterior(observations);
      const at = Float64Array.from(logs);
      const { gradient } = objective(at);
      for (const k of at.keys()) {
        const [low, high] = [-1e-5, 1e-5].map((step) => {
          const there = at.slice();
          there[k] = (there[k] as number) + step;
          return objective(there).value;
        });
        const difference = ((high as number) - (low as number)) / 2e-5;
        const scale = Math.max(1, Math.abs(difference));
        expect(Math.abs((gradient[k] as number) - difference) / scale).toBeLessThan(1e-5);
      }
    }),
    { numRuns: 100 },
  );
});

test('the length scale of a column that matters is at most a third of one that does not', () => {
  const points = Array.from({ length: 40 }, (_, k) =>
    Float64Array.of((k * 0.618) % 1, (k * 0.414) % 1),
  );
  const values = Float64Array.from(points, ([x = 0]) => Math.sin(8 * x));
  const { inverseSquares, noise } = fitKernel({ points, values, isChoice: [false, false] });
  const [own = 0, other = 0] = inverseSquares;
  expect(own).toBeGreaterThan(9 * other);
  expect(noise).toBeLessThan(0.01);
});
