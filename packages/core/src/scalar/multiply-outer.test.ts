import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPlacer, kernels } from '../../fixtures/kernel-memory.ts';
import { mixedStream, take, weightStream } from '../../fixtures/number-stream.ts';
import { dot, multiplyOuter, sumUnits } from './multiply-outer.ts';

const someSizes = fc.record({
  outputs: fc.integer({ min: 1, max: 7 }),
  inputs: fc.integer({ min: 1, max: 9 }),
  rows: fc.integer({ min: 1, max: 11 }).map((pairs) => 2 * pairs),
  scale: fc.constantFrom(1, 1 / 209, -0.7),
});

test('the kernel `multiplyOuter` gives the bits of its scalar version for every remainder of outputs, inputs and rows', () => {
  fc.assert(
    fc.property(someSizes, mixedStream, ({ outputs, inputs, rows, scale }, numbers) => {
      const [D, A] = [take(numbers, outputs * rows), take(numbers, inputs * rows)];
      const own = createPlacer();
      const length = outputs * inputs;
      const out = own.place(new Float64Array(length + 1).fill(7));
      kernels.multiplyOuter(own.place(D), own.place(A), out, outputs, inputs, rows, scale);
      const expected = multiplyOuter(D, A, rows, scale);
      expect(own.read(out, length + 1)).toEqual(Float64Array.of(...expected, 7));
    }),
    { numRuns: 300 },
  );
});

test('the kernel `sumUnits` gives the bits of its scalar version for every remainder of units and rows', () => {
  fc.assert(
    fc.property(someSizes, mixedStream, ({ outputs: units, rows, scale }, numbers) => {
      const D = take(numbers, units * rows);
      const own = createPlacer();
      const out = own.place(new Float64Array(units + 1).fill(7));
      kernels.sumUnits(own.place(D), out, units, rows, scale);
      const expected = sumUnits(D, rows, scale);
      expect(own.read(out, units + 1)).toEqual(Float64Array.of(...expected, 7));
    }),
  );
});

test('the kernel `dot` gives the bits of its scalar version', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 11 }), mixedStream, (pairs, numbers) => {
      const [a, b] = [take(numbers, 2 * pairs), take(numbers, 2 * pairs)];
      const own = createPlacer();
      expect(kernels.dot(own.place(a), own.place(b), 2 * pairs)).toBe(dot(a, b));
    }),
  );
});

test('the scalar products and sums are within rows + 2 units of the sum of the sizes of their terms', () => {
  fc.assert(
    fc.property(someSizes, weightStream, ({ outputs, inputs, rows, scale }, numbers) => {
      const [D, A] = [take(numbers, outputs * rows), take(numbers, inputs * rows)];
      const expectNear = (value: number, terms: number[]) => {
        const sum = terms.reduceRight((total, term) => total + term);
        const size = terms.reduce((total, term) => total + Math.abs(term), 0);
        expect(Math.abs(value - sum)).toBeLessThanOrEqual((rows + 2) * 2 ** -52 * size);
      };
      multiplyOuter(D, A, rows, scale).forEach((value, at) => {
        const [o, j] = [Math.floor(at / inputs), at % inputs];
        expectNear(
          value,
          Array.from({ length: rows }, (_, i) => {
            return (D[o * rows + i] ?? 0) * (A[j * rows + i] ?? 0) * scale;
          }),
        );
      });
      sumUnits(D, rows, scale).forEach((value, u) => {
        expectNear(
          value,
          Array.from(D.subarray(u * rows, (u + 1) * rows), (d) => d * scale),
        );
      });
    }),
  );
});
