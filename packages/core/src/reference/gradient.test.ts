import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Parameters } from './examples.ts';
import { addGradient } from './gradient.ts';
import { propagate } from './propagate.ts';

const aNumber = fc.double({ min: -1, max: 1, noNaN: true });
const n = 3;

test('the gradient is the central difference of the cost within 1e-7, for every remainder of the number of rows', () => {
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
