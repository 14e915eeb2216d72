import type { Examples, Parameters, Rows } from './examples.ts';

/**
 * The number of examples that one pass over the features computes. Their sums stay in registers, and share the bounds
 * checks of V8. On the article's data, 8 examples a pass take four fifths of the time of 4.
 */
export const rowsPerPass = 8;

/**
 * z = X w + b for some rows; X (m, n), w (n), z (m), float64.
 * Each z is summed feature by feature, in order, independently of the other rows in its pass. So the bits of a logit do
 * not depend on `rows`. Time: 2n operations a row. |error| ≤ n ε Σ |x w|.
 * All indices are in range, so `as number` only informs the compiler.
 */
export function computeLogits(
  { X, n }: Examples,
  { weights, bias }: Parameters,
  z: Float64Array,
  { from, to }: Rows,
): void {
  let i = from;
  for (; i + rowsPerPass <= to; i += rowsPerPass) {
    const x0 = i * n;
    const x1 = x0 + n;
    const x2 = x1 + n;
    const x3 = x2 + n;
    const x4 = x3 + n;
    const x5 = x4 + n;
    const x6 = x5 + n;
    const x7 = x6 + n;
    let z0 = 0;
    let z1 = 0;
    let z2 = 0;
    let z3 = 0;
    let z4 = 0;
    let z5 = 0;
    let z6 = 0;
    let z7 = 0;
    for (let j = 0; j < n; j++) {
      const w = weights[j] as number;
      z0 += (X[x0 + j] as number) * w;
      z1 += (X[x1 + j] as number) * w;
      z2 += (X[x2 + j] as number) * w;
      z3 += (X[x3 + j] as number) * w;
      z4 += (X[x4 + j] as number) * w;
      z5 += (X[x5 + j] as number) * w;
      z6 += (X[x6 + j] as number) * w;
      z7 += (X[x7 + j] as number) * w;
    }
    z[i] = z0 + bias;
    z[i + 1] = z1 + bias;
    z[i + 2] = z2 + bias;
    z[i + 3] = z3 + bias;
    z[i + 4] = z4 + bias;
    z[i + 5] = z5 + bias;
    z[i + 6] = z6 + bias;
    z[i + 7] = z7 + bias;
  }
  for (; i < to; i++) {
    const x = i * n;
    let sum = 0;
    for (let j = 0; j < n; j++) sum += (X[x + j] as number) * (weights[j] as number);
    z[i] = sum + bias;
  }
}
