import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Parameters } from '../propagate/parameters.ts';
import { propagate } from '../propagate/propagate.ts';
import { addGradient, areFinite, descend } from './gradient.ts';

const aNumber = fc.double({ min: -1, max: 1, noNaN: true });
const n = 3;

test('is the central difference of the cost within 1e-7, for every tail of rows', () => {
  const drawn = fc.integer({ min: 1, max: 18 }).chain((m) =>
    fc.record({
      X: fc.array(aNumber, { minLength: m * n, maxLength: m * n }),
      y: fc.array(fc.constantFrom(0, 1), { minLength: m, maxLength: m }),
      weights: fc.array(aNumber, { minLength: n, maxLength: n }),
      bias: aNumber,
    }),
  );
  fc.assert(
    fc.property(drawn, ({ X, y, weights, bias }) => {
      const m = y.length;
      const examples = { X: Float64Array.from(X), y: Float64Array.from(y), m, n };
      const activations = new Float64Array(m);
      const costAt = (moved: Parameters) => propagate(examples, moved, activations) / m;
      const slope = (move: (by: number) => Parameters) =>
        (costAt(move(1e-5)) - costAt(move(-1e-5))) / 2e-5;

      const parameters = { weights: Float64Array.from(weights), bias };
      propagate(examples, parameters, activations);
      const gradient = { dw: new Float64Array(n), db: 0 };
      addGradient(examples, activations, gradient, { from: 0, to: m });

      for (let j = 0; j < n; j++) {
        const difference = slope((by) => {
          const moved = Float64Array.from(weights, (w, k) => (k === j ? w + by : w));
          return { weights: moved, bias };
        });
        expect(Math.abs((gradient.dw[j] ?? Number.NaN) / m - difference)).toBeLessThan(1e-7);
      }
      const difference = slope((by) => ({ ...parameters, bias: bias + by }));
      expect(Math.abs(gradient.db / m - difference)).toBeLessThan(1e-7);
    }),
  );
});

test('descends by the step times the gradient and leaves the old weights alone', () => {
  const weights = Float64Array.of(1, 2);
  const next = descend(
    { weights, bias: 3 },
    { dw: Float64Array.of(4, -4), db: 8 },
    0.5,
    new Float64Array(2),
  );
  expect(next).toEqual({ weights: Float64Array.of(-1, 4), bias: -1 });
  expect(weights).toEqual(Float64Array.of(1, 2));
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
  'sees a weight or a bias that is %s',
  (value) => {
    expect(areFinite({ weights: Float64Array.of(1, value, 2), bias: 0 })).toBe(false);
    expect(areFinite({ weights: Float64Array.of(1, 2), bias: value })).toBe(false);
    expect(areFinite({ weights: Float64Array.of(-1, 1e308), bias: -0 })).toBe(true);
  },
);
