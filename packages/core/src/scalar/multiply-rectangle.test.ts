import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPlacer, floats, kernels, padTo } from '../../fixtures/kernel-memory.ts';
import { mixedStream, take, weightStream } from '../../fixtures/number-stream.ts';
import { packGram, packRectangle, someGram } from '../../fixtures/some-gram.ts';
import { multiplyRectangle } from './multiply-rectangle.ts';

const someSizes = fc.record({
  units: fc.integer({ min: 1, max: 7 }),
  count: fc.integer({ min: 1, max: 5 }).map((panels) => 4 * panels),
  columns: fc.integer({ min: 1, max: 11 }).map((pairs) => 2 * pairs),
});

test('the kernel `multiplyRectangle` gives the bits of its scalar version for every remainder of units and columns', () => {
  fc.assert(
    fc.property(someSizes, mixedStream, ({ units, count, columns }, numbers) => {
      const [P, S] = [take(numbers, count * columns), take(numbers, units * columns)];
      const own = createPlacer();
      const length = units * count;
      const out = own.place(new Float64Array(length + 1).fill(7));
      const [atP, atS] = [own.place(packRectangle(P, columns)), own.place(S)];
      kernels.multiplyRectangle(atP, atS, out, units, count, columns);
      const expected = multiplyRectangle(P, S, columns);
      // The number after the last one is unchanged.
      expect(own.read(out, length + 1)).toEqual(Float64Array.of(...expected, 7));
    }),
    { numRuns: 200 },
  );
});

test('the scalar `multiplyRectangle` is the product of both matrices within 1e-13', () => {
  fc.assert(
    fc.property(someSizes, weightStream, ({ units, count, columns }, numbers) => {
      const [P, S] = [take(numbers, count * columns), take(numbers, units * columns)];
      multiplyRectangle(P, S, columns).forEach((value, at) => {
        const [u, i] = [Math.floor(at / count), at % count];
        let sum = 0;
        for (let j = columns - 1; j >= 0; j--) {
          sum += (P[i * columns + j] ?? 0) * (S[u * columns + j] ?? 0);
        }
        expect(Math.abs(value - sum)).toBeLessThan(1e-13);
      });
    }),
  );
});

test('the kernel `gatherRows` copies rows of the packed matrix, in any order and repeatedly, and zeros for −1', () => {
  const someIndices = fc.array(fc.integer({ min: -1, max: 21 }), { minLength: 1, maxLength: 11 });
  fc.assert(
    fc.property(someGram, someIndices, ({ K, rows, m }, drawn) => {
      const indices = Int32Array.from(drawn, (index) => Math.min(index, m - 1));
      const count = padTo(4, indices.length);
      const own = createPlacer();
      const out = own.place(new Float64Array(count * rows + 1).fill(7));
      const at = own.placeBytes(new Uint8Array(indices.buffer));
      kernels.gatherRows(own.place(packGram(K, rows)), at, indices.length, rows, out);
      const gathered = floats(count * rows, (k) => {
        const index = indices[Math.floor(k / rows)] ?? -1;
        return index < 0 ? 0 : (K[index * rows + (k % rows)] ?? Number.NaN);
      });
      const expected = Float64Array.of(...packRectangle(gathered, rows), 7);
      expect(own.read(out, count * rows + 1)).toEqual(expected);
    }),
    { numRuns: 200 },
  );
});
