import { expOfNonPositive } from './exp';
import { ln } from './log';

/** One logarithm is computed for the product of 1 + e^−|z| over this number of rows. The product in each lane is at most 2^64. */
const rowsPerLogarithm: i32 = 128;

/**
 * Forward from the logits of `count` rows (a multiple of 4): writes r = σ(z) − y to `out`, each pair
 * `outStride` bytes after the previous one, and adds Σ r and Σ (softplus(z) − y z) to `sums`.
 *
 * softplus(z) = max(z, 0) + ln(1 + e^−|z|), and Σ ln(1 + e) = ln Π (1 + e) over up to 128 rows, so the
 * sum is exact to rows · 2^−53. σ(z) = 1 / (1 + e^−z), for z < 0 as e^z / (1 + e^z): nothing overflows.
 * A padded row has y = ½ and z = 0. It adds 0 to the sum of r, and 0 to the sum of costs after the factor `padding` =
 * 2^−(number of padded rows). z = ±∞ or NaN makes the sum NaN or ∞.
 */
export function residuals(
  z: usize,
  y: usize,
  out: usize,
  outStride: usize,
  count: i32,
  padding: f64,
  sums: usize,
): void {
  const ones = f64x2.splat(1);
  const zero = f64x2.splat(0);
  let totals = zero;
  let linear = zero;
  let logarithms: f64 = 0;
  let i = 0;
  while (i < count) {
    const end = min(i + rowsPerLogarithm, count);
    // The padded rows are the last ones.
    let product = end === count ? f64x2.replace_lane(ones, 0, padding) : ones;
    // There are two loops, so that the processor overlaps several exponentials. Each has a latency of about 60 cycles,
    // and in one loop the other operations would fill the processor's window instead.
    let at = out;
    for (let j = i; j < end; j += 2) {
      const logits = v128.load(z + ((<usize>j) << 3));
      v128.store(at, expOfNonPositive(f64x2.neg(f64x2.abs(logits))));
      at += outStride;
    }
    for (; i < end; i += 2) {
      const from = (<usize>i) << 3;
      const logits = v128.load(z + from);
      const labels = v128.load(y + from);
      const e = v128.load(out);
      const d = f64x2.add(ones, e);
      const activations = f64x2.div(v128.bitselect(ones, e, f64x2.ge(logits, zero)), d);
      const r = f64x2.sub(activations, labels);
      v128.store(out, r);
      out += outStride;
      product = f64x2.mul(product, d);
      linear = f64x2.add(linear, f64x2.sub(f64x2.pmax(logits, zero), f64x2.mul(labels, logits)));
      totals = f64x2.add(totals, r);
    }
    logarithms += ln(f64x2.extract_lane(product, 0)) + ln(f64x2.extract_lane(product, 1));
  }
  const total = f64x2.extract_lane(totals, 0) + f64x2.extract_lane(totals, 1);
  const sum = f64x2.extract_lane(linear, 0) + f64x2.extract_lane(linear, 1);
  store<f64>(sums, load<f64>(sums) + total);
  store<f64>(sums, load<f64>(sums, 8) + (sum + logarithms), 8);
}
