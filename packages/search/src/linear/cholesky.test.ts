import fc from 'fast-check';
import { expect, test } from 'vitest';
import { factorise, invertFrom, solveLower, solveUpper } from './cholesky.ts';

const someMatrix = fc
  .integer({ min: 1, max: 12 })
  .chain((n) =>
    fc.tuple(
      fc.constant(n),
      fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: n * n, maxLength: n * n }),
    ),
  );

/** B Bᵀ + I, whose condition number is below 200 for 12 rows. */
function positive(b: number[], n: number): Float64Array {
  return Float64Array.from({ length: n * n }, (_, at) => {
    const [i, j] = [Math.floor(at / n), at % n];
    let sum = i === j ? 1 : 0;
    for (let k = 0; k < n; k++) sum += (b[i * n + k] as number) * (b[j * n + k] as number);
    return sum;
  });
}

test('solving and inverting with the factors gives A x = b within 1e-12', () => {
  fc.assert(
    fc.property(someMatrix, ([n, entries]) => {
      const a = positive(entries, n);
      const l = a.slice();
      expect(factorise(l, n)).toBe(true);
      const b = Float64Array.from({ length: n }, (_, k) => k - 2);
      const x = b.slice();
      solveLower(l, x);
      solveUpper(l, x);
      const inverse = invertFrom(l, n);
      for (let i = 0; i < n; i++) {
        let [product, found] = [0, 0];
        for (let j = 0; j < n; j++) {
          product += (a[i * n + j] as number) * (x[j] as number);
          const at = i >= j ? i * n + j : j * n + i;
          found += (inverse[at] as number) * (b[j] as number);
        }
        expect(product).toBeCloseTo(b[i] as number, 12);
        expect(found).toBeCloseTo(x[i] as number, 12);
      }
    }),
  );
});

test('refuses a matrix that is not positive definite', () => {
  expect(factorise(Float64Array.of(1, 2, 2, 1), 2)).toBe(false);
  expect(factorise(Float64Array.of(Number.NaN), 1)).toBe(false);
});
