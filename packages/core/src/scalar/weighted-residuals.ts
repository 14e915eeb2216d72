import { ln } from '../numerics/ln.ts';
import { expOfNonPositive } from './exp.ts';

/** What the output layer returns: the residuals in the shape of the logits, and the sum of costs to add. */
export type WeightedResiduals = { r: Float64Array; cost: number };

/**
 * The kernel `softmaxResiduals` in scalar TypeScript: logits Z (classes, rows), labels and weights (rows), 0 from example m on.
 * Its costs have separate sums for even and odd examples.
 */
export function softmaxResiduals(
  Z: Float64Array,
  y: Float64Array,
  weights: Float64Array,
): WeightedResiduals {
  const rows = y.length;
  const classes = Z.length / rows;
  const r = new Float64Array(Z.length);
  const lanes: [number, number] = [0, 0];
  for (let i = 0; i < rows; i++) {
    const weight = weights[i] as number;
    if (weight === 0) continue;
    const zAt = (c: number) => Z[c * rows + i] as number;
    let greatest = zAt(0);
    let ofLabel = 0;
    let notFinite = 0;
    for (let c = 0; c < classes; c++) {
      const z = zAt(c);
      greatest = Math.max(greatest, z);
      if (c === y[i]) ofLabel = z;
      notFinite += z - z;
    }
    let total = 0;
    for (let c = 0; c < classes; c++) total += expOfNonPositive(zAt(c) - greatest);
    for (let c = 0; c < classes; c++) {
      const share = expOfNonPositive(zAt(c) - greatest) / total;
      r[c * rows + i] = weight * (share - (c === y[i] ? 1 : 0));
    }
    lanes[(i & 1) as 0 | 1] += weight * (ln(total) + (greatest - ofLabel + notFinite));
  }
  return { r, cost: lanes[0] + lanes[1] };
}

/** The kernel `sigmoidResiduals` in scalar TypeScript: logits, labels and weights (rows). */
export function sigmoidResiduals(
  z: Float64Array,
  y: Float64Array,
  weights: Float64Array,
): WeightedResiduals {
  const r = new Float64Array(z.length);
  const lanes: [number, number] = [0, 0];
  for (let i = 0; i < z.length; i++) {
    const weight = weights[i] as number;
    if (weight === 0) continue;
    const logit = z[i] as number;
    const label = y[i] as number;
    const e = expOfNonPositive(-Math.abs(logit));
    const d = 1 + e;
    r[i] = weight * ((logit >= 0 ? 1 : e) / d - label);
    lanes[(i & 1) as 0 | 1] += weight * (ln(d) + (Math.max(logit, 0) - label * logit));
  }
  return { r, cost: lanes[0] + lanes[1] };
}
