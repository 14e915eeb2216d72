import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPlacer, floats, kernels, padTo } from '../../fixtures/kernel-memory.ts';
import { ln } from '../numerics/ln.ts';
import { residuals } from './residuals.ts';

const aSmallLogit = fc.double({ min: -3, max: 3, noNaN: true });
const aLogit = fc.oneof(
  fc.double({ min: -40, max: 40, noNaN: true }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, -0, 1e-320, -708, 708, -709, 1e308, -1e308),
);
/** Small and large logits in separate arrays, because a small number has no effect in a sum with a large one. */
const someRows = fc
  .constantFrom(aSmallLogit, aLogit)
  .chain((logit) =>
    fc.array(fc.tuple(logit, fc.constantFrom(0, 1)), { minLength: 1, maxLength: 300, size: 'max' }),
  );

test('the kernel `ln` gives the bits of `numerics/ln.ts` for every normal number', () => {
  fc.assert(
    fc.property(fc.double({ min: 2 ** -1022, noNaN: true, noDefaultInfinity: true }), (x) => {
      expect(kernels.ln(x)).toBe(ln(x));
    }),
    { numRuns: 2000 },
  );
});

test('the kernel `residuals` gives the bits of its scalar version, sums included, for every finite logit', () => {
  fc.assert(
    fc.property(someRows, fc.constantFrom(16, 32), (drawn, outStride) => {
      const { r, sums, expected } = runBoth(drawn, outStride);
      expect(r).toEqual(expected.r);
      expect(sums).toEqual(expected.sums);
    }),
  );
});

test.each([4, 124, 128, 132, 256, 260])(
  'the product of up to 128 factors does not overflow, with the largest factors in %i rows',
  (count) => {
    const zeros = Array.from({ length: count - 3 }, (_, i): [number, number] => [0, i % 2]);
    const { r, sums, expected } = runBoth(zeros, 16);
    expect(r).toEqual(expected.r);
    expect(sums).toEqual(expected.sums);
    // Padded rows add nothing.
    expect(Math.abs((sums[1] ?? Number.NaN) / (count - 3) - Math.LN2)).toBeLessThan(1e-14);
  },
);

test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
  'a logit of %d gives a sum that is not finite',
  (logit) => {
    for (const label of [0, 1]) {
      const { sums } = runBoth(
        [1, logit, -2].map((z) => [z, label] as const),
        16,
      );
      expect(Number.isFinite(sums[1])).toBe(false);
    }
  },
);

function runBoth(drawn: (readonly [logit: number, label: number])[], outStride: number) {
  const count = padTo(4, drawn.length);
  const z = floats(count, (i) => drawn[i]?.[0] ?? 0);
  const y = floats(count, (i) => drawn[i]?.[1] ?? 0.5);
  const padding = 2 ** -(count - drawn.length);
  const own = createPlacer();
  const out = own.place(new Float64Array((count * outStride) / 16));
  const sums = own.place(new Float64Array(2));
  kernels.residuals(own.place(z), own.place(y), out, outStride, count, padding, sums);
  const expectedSums = new Float64Array(2);
  const r = own.read(out, (count * outStride) / 16).filter((_, k) => k % (outStride / 8) < 2);
  return {
    r,
    sums: own.read(sums, 2),
    expected: { r: residuals(z, y, padding, expectedSums), sums: expectedSums },
  };
}
