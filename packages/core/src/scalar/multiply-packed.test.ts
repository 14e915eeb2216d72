import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPlacer, floats, kernels } from '../../fixtures/kernel-memory.ts';
import { mixedStream, take } from '../../fixtures/number-stream.ts';
import { packGram, someGram } from '../../fixtures/some-gram.ts';
import { multiplyPacked } from './multiply-packed.ts';

test('the kernel `multiplyPacked` gives the bits of its scalar version for every remainder of m modulo 4', () => {
  fc.assert(
    fc.property(someGram, ({ K, r, rows }) => {
      const own = createPlacer();
      const vectors = own.place(interleave(r));
      kernels.multiplyPacked(own.place(packGram(K, rows)), vectors, rows);
      expect(oddPairs(own.read(vectors, 2 * rows))).toEqual(multiplyPacked(K, r));
    }),
  );
});

test('the scalar `multiplyPacked` is the product with the whole matrix within 1e-13', () => {
  fc.assert(
    fc.property(someGram, ({ K, r, rows }) => {
      multiplyPacked(K, r).forEach((q, i) => {
        const plain = r.reduce((sum, x, j) => sum + (K[i * rows + j] ?? Number.NaN) * x, 0);
        expect(Math.abs(q - plain)).toBeLessThan(1e-13);
      });
    }),
  );
});

test('the kernel `multiplyPackedMany` gives each unit the bits of `multiplyPacked` of that unit alone', () => {
  const someUnits = fc.integer({ min: 1, max: 7 });
  fc.assert(
    fc.property(someGram, someUnits, mixedStream, ({ K, rows }, units, numbers) => {
      const S = take(numbers, units * rows);
      const own = createPlacer();
      const out = own.place(new Float64Array(units * rows + 1).fill(7));
      kernels.multiplyPackedMany(own.place(packGram(K, rows)), own.place(S), out, units, rows);
      for (let u = 0; u < units; u++) {
        const expected = multiplyPacked(K, S.subarray(u * rows, (u + 1) * rows));
        expect(own.read(out + 8 * u * rows, rows)).toEqual(expected);
      }
      // The number after the last one is unchanged.
      expect(own.read(out + 8 * units * rows, 1)).toEqual(Float64Array.of(7));
    }),
    { numRuns: 200 },
  );
});

/** Each pair of values of `r`, followed by two zeros. */
const interleave = (r: Float64Array) =>
  floats(2 * r.length, (k) => (k % 4 < 2 ? (r[(k >> 2) * 2 + (k % 4)] ?? 0) : 0));
const oddPairs = (both: Float64Array) => both.filter((_, k) => k % 4 >= 2);
