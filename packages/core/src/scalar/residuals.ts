import { ln } from '../numerics/ln.ts';
import { expOfNonPositive } from './exp.ts';

const rowsPerLogarithm = 128;

/** The kernel `residuals` in scalar TypeScript: two lanes, for even and for odd rows. Adds to `sums`. */
export function residuals(
  z: Float64Array,
  y: Float64Array,
  padding: number,
  sums: Float64Array,
): Float64Array {
  const r = new Float64Array(z.length);
  const totals: [number, number] = [0, 0];
  const linear: [number, number] = [0, 0];
  let logarithms = 0;
  for (let from = 0; from < z.length; from += rowsPerLogarithm) {
    const to = Math.min(from + rowsPerLogarithm, z.length);
    const product: [number, number] = [to === z.length ? padding : 1, 1];
    for (let i = from; i < to; i++) {
      const lane = (i & 1) as 0 | 1;
      const logit = z[i] as number;
      const label = y[i] as number;
      const e = expOfNonPositive(-Math.abs(logit));
      const d = 1 + e;
      const residual = (logit >= 0 ? 1 : e) / d - label;
      r[i] = residual;
      product[lane] *= d;
      linear[lane] += Math.max(logit, 0) - label * logit;
      totals[lane] += residual;
    }
    logarithms += ln(product[0]) + ln(product[1]);
  }
  sums[0] = (sums[0] as number) + (totals[0] + totals[1]);
  sums[1] = (sums[1] as number) + (linear[0] + linear[1] + logarithms);
  return r;
}
