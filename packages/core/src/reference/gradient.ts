import type { Examples, Rows } from './examples.ts';
import { rowsPerPass } from './logits.ts';

/** m times the gradient of the cost: the sum over all rows. */
export type Gradient = { dw: Float64Array; db: number };

/**
 * Backward: dw += Xᵀ (a − y) and db += Σ (a − y) over some rows; X (m, n), a and y (m), dw (n), float64.
 * Each dw adds the rows in order, with eight rows in a pass over the features. The bits are those of one row a pass.
 * Time: 2n operations a row.
 */
export function addGradient(
  { X, y, n }: Examples,
  activations: Float64Array,
  gradient: Gradient,
  { from, to }: Rows,
): void {
  const { dw } = gradient;
  const residual = (i: number) => (activations[i] as number) - (y[i] as number);
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
    const r0 = residual(i);
    const r1 = residual(i + 1);
    const r2 = residual(i + 2);
    const r3 = residual(i + 3);
    const r4 = residual(i + 4);
    const r5 = residual(i + 5);
    const r6 = residual(i + 6);
    const r7 = residual(i + 7);
    for (let j = 0; j < n; j++) {
      dw[j] =
        (dw[j] as number) +
        (X[x0 + j] as number) * r0 +
        (X[x1 + j] as number) * r1 +
        (X[x2 + j] as number) * r2 +
        (X[x3 + j] as number) * r3 +
        (X[x4 + j] as number) * r4 +
        (X[x5 + j] as number) * r5 +
        (X[x6 + j] as number) * r6 +
        (X[x7 + j] as number) * r7;
    }
    gradient.db = gradient.db + r0 + r1 + r2 + r3 + r4 + r5 + r6 + r7;
  }
  for (; i < to; i++) {
    const x = i * n;
    const r = residual(i);
    for (let j = 0; j < n; j++) dw[j] = (dw[j] as number) + (X[x + j] as number) * r;
    gradient.db += r;
  }
}
