import fc from 'fast-check';
import { expect, test } from 'vitest';
import { crossEntropy } from './cross-entropy.ts';
import type { Examples } from './examples.ts';
import { computeLogits } from './logits.ts';
import { propagate } from './propagate.ts';
import { sigmoid } from './sigmoid.ts';

const aNumber = fc.double({ min: -2, max: 2, noNaN: true });

/** Up to 19 examples: full passes of 8, and every remainder. */
const someExamples = fc
  .tuple(fc.integer({ min: 1, max: 19 }), fc.integer({ min: 1, max: 6 }))
  .chain(([m, n]) =>
    fc.record({
      X: fc.array(aNumber, { minLength: m * n, maxLength: m * n }),
      y: fc.array(fc.constantFrom(0, 1), { minLength: m, maxLength: m }),
      weights: fc.array(aNumber, { minLength: n, maxLength: n }),
      m: fc.constant(m),
      n: fc.constant(n),
    }),
  );

test('gives each logit the same bits in any group of rows', () => {
  fc.assert(
    fc.property(someExamples, (drawn) => {
      const { examples, parameters } = toExamples(drawn);
      const together = new Float64Array(examples.m);
      const alone = new Float64Array(examples.m);
      computeLogits(examples, parameters, together, { from: 0, to: examples.m });
      for (let i = 0; i < examples.m; i++) {
        computeLogits(examples, parameters, alone, { from: i, to: i + 1 });
      }
      expect(together).toEqual(alone);
    }),
  );
});

test('has the same cost within 1e-12 if the rows are permuted', () => {
  fc.assert(
    fc.property(someExamples, (drawn) => {
      const { examples, parameters } = toExamples(drawn);
      const { X, y, m, n } = examples;
      const reversed: Examples = { X: new Float64Array(m * n), y: y.toReversed(), m, n };
      for (let i = 0; i < m; i++) {
        reversed.X.set(X.subarray(i * n, (i + 1) * n), (m - 1 - i) * n);
      }
      const cost = propagate(examples, parameters, new Float64Array(m));
      const other = propagate(reversed, parameters, new Float64Array(m));
      expect(Math.abs(cost - other)).toBeLessThan(1e-12);
    }),
  );
});

test('equals the textbook cross-entropy within 1e-11 if the textbook formula is finite', () => {
  fc.assert(
    fc.property(fc.double({ min: -10, max: 10, noNaN: true }), fc.constantFrom(0, 1), (z, y) => {
      const a = 1 / (1 + Math.exp(-z));
      const textbook = -y * Math.log(a) - (1 - y) * Math.log(1 - a);
      // The bound: 1 − a in the textbook formula has an error of up to e^10 units in the last place.
      expect(Math.abs(crossEntropy(z, y) - textbook)).toBeLessThan(1e-11);
    }),
  );
});

test.each([
  { z: 1e6, y: 1, cost: 0, a: 1 },
  { z: 1e6, y: 0, cost: 1e6, a: 1 },
  { z: -1e6, y: 0, cost: 0, a: 0 },
  { z: -1e6, y: 1, cost: 1e6, a: 0 },
  { z: 0, y: 1, cost: Math.LN2, a: 0.5 },
  { z: 1e300, y: 0, cost: 1e300, a: 1 },
])(
  'gives the cost $cost for the logit $z and the label $y, although the textbook formula is not finite',
  (edge) => {
    expect(crossEntropy(edge.z, edge.y)).toBe(edge.cost);
    expect(sigmoid(edge.z)).toBe(edge.a);
  },
);

test('gives NaN for a logit that is not finite', () => {
  expect(crossEntropy(Number.POSITIVE_INFINITY, 1)).toBeNaN();
  expect(crossEntropy(Number.NaN, 0)).toBeNaN();
});

function toExamples(drawn: { X: number[]; y: number[]; weights: number[]; m: number; n: number }) {
  const { m, n } = drawn;
  const examples = { X: Float64Array.from(drawn.X), y: Float64Array.from(drawn.y), m, n };
  return { examples, parameters: { weights: Float64Array.from(drawn.weights), bias: 0.25 } };
}
