import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eigenOf } from './eigen.ts';

test('values and vectors give the matrix again within 1e-13, and the vectors are orthonormal', () => {
  const someMatrix = fc.integer({ min: 1, max: 8 }).chain((n) =>
    fc.tuple(
      fc.constant(n),
      fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
        minLength: n * n,
        maxLength: n * n,
      }),
    ),
  );
  fc.assert(
    fc.property(someMatrix, ([n, entries]) => {
      const at = (i: number, j: number) => entries[Math.max(i, j) * n + Math.min(i, j)] as number;
      const a = Float64Array.from({ length: n * n }, (_, k) => at(Math.floor(k / n), k % n));
      const { values, vectors } = eigenOf(a, n);
      for (let i = 0; i < n; i++) {
        for (let j = 0; j < n; j++) {
          let [product, inner] = [0, 0];
          for (let k = 0; k < n; k++) {
            const [x, y] = [vectors[i * n + k] as number, vectors[j * n + k] as number];
            product += x * (values[k] as number) * y;
            inner += (vectors[k * n + i] as number) * (vectors[k * n + j] as number);
          }
          expect(Math.abs(product - at(i, j))).toBeLessThan(1e-13);
          expect(Math.abs(inner - (i === j ? 1 : 0))).toBeLessThan(1e-13);
        }
      }
    }),
  );
});
