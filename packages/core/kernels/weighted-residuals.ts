// Residuals and costs of an output layer, with a weight for each example. Costs are summed in two lanes, even and odd examples.
import { expOfNonPositive } from './exp';
import { lnOfPair } from './log';

/**
 * Replaces the logits Z (classes, rows) by r = w (softmax(z) − onehot(y)), in place, and adds Σ w (ln Σ_c e^z_c − z_y) to
 * sums[0], computed as ln Σ_c e^(z_c − max) + (max − z_y): nothing overflows.
 *
 * y float64 (rows), classes 0 … classes − 1; weights float64 (rows), 0 from example m on; `rows` even.
 * An example of weight 0 has r = +0 and adds nothing. Classes are summed in ascending order.
 * Error of softmax: (2 classes + 8) u; of the cost of an example: (2 classes + 8) u (1 + max − z_y).
 * Edges: z = ±∞ or NaN of an example with a weight makes the sum NaN or ∞, and its r unspecified.
 */
export function softmaxResiduals(
  Z: usize,
  y: usize,
  weights: usize,
  classes: i32,
  m: i32,
  rows: i32,
  sums: usize,
): void {
  const bytes = (<usize>rows) << 3;
  const end = Z + <usize>classes * bytes;
  const zero = f64x2.splat(0);
  const ones = f64x2.splat(1);
  let costs = zero;
  let i: usize = 0;
  for (const valid = (<usize>m) << 3; i < valid; i += 16) {
    const labels = v128.load(y + i);
    const weight = v128.load(weights + i);
    let greatest = v128.load(Z + i);
    let ofLabel = zero;
    // z − z is 0, or NaN if z is not finite. The maximum ignores NaN.
    let notFinite = zero;
    let c = zero;
    for (let at = Z + i; at < end; at += bytes) {
      const z = v128.load(at);
      greatest = f64x2.pmax(greatest, z);
      ofLabel = v128.bitselect(z, ofLabel, f64x2.eq(labels, c));
      notFinite = f64x2.add(notFinite, f64x2.sub(z, z));
      c = f64x2.add(c, ones);
    }
    let total = zero;
    for (let at = Z + i; at < end; at += bytes) {
      const e = expOfNonPositive(f64x2.sub(v128.load(at), greatest));
      v128.store(at, e);
      total = f64x2.add(total, e);
    }
    const counts = f64x2.ne(weight, zero);
    c = zero;
    for (let at = Z + i; at < end; at += bytes) {
      const share = f64x2.div(v128.load(at), total);
      const target = v128.and(ones, f64x2.eq(labels, c));
      v128.store(at, v128.and(counts, f64x2.mul(weight, f64x2.sub(share, target))));
      c = f64x2.add(c, ones);
    }
    const above = f64x2.add(f64x2.sub(greatest, ofLabel), notFinite);
    const cost = f64x2.add(lnOfPair(total), above);
    costs = f64x2.add(costs, v128.and(counts, f64x2.mul(weight, cost)));
  }
  for (; i < bytes; i += 16) {
    for (let at = Z + i; at < end; at += bytes) v128.store(at, zero);
  }
  addSum(sums, costs);
}

/**
 * Replaces the logits z (rows) by r = w (σ(z) − y), in place, and adds Σ w (softplus(z) − y z) to sums[0].
 *
 * y and weights float64 (rows), `rows` even. softplus(z) = max(z, 0) + ln(1 + e^−|z|), with one logarithm for each example:
 * `residuals` is faster, but has no weights. An example of weight 0 has r = +0 and adds nothing.
 * Error of σ: 6 u σ; of the cost of an example: 10 u (1 + |z|).
 * Edges: z = ±∞ or NaN of an example with a weight makes the sum NaN or ∞, and its r unspecified.
 */
export function sigmoidResiduals(z: usize, y: usize, weights: usize, rows: i32, sums: usize): void {
  const zero = f64x2.splat(0);
  const ones = f64x2.splat(1);
  let costs = zero;
  for (let i: usize = 0, end = (<usize>rows) << 3; i < end; i += 16) {
    const logits = v128.load(z + i);
    const labels = v128.load(y + i);
    const weight = v128.load(weights + i);
    const counts = f64x2.ne(weight, zero);
    const e = expOfNonPositive(f64x2.neg(f64x2.abs(logits)));
    const d = f64x2.add(ones, e);
    const activations = f64x2.div(v128.bitselect(ones, e, f64x2.ge(logits, zero)), d);
    v128.store(z + i, v128.and(counts, f64x2.mul(weight, f64x2.sub(activations, labels))));
    const linear = f64x2.sub(f64x2.pmax(logits, zero), f64x2.mul(labels, logits));
    const cost = f64x2.add(lnOfPair(d), linear);
    costs = f64x2.add(costs, v128.and(counts, f64x2.mul(weight, cost)));
  }
  addSum(sums, costs);
}

function addSum(sums: usize, costs: v128): void {
  const sum = f64x2.extract_lane(costs, 0) + f64x2.extract_lane(costs, 1);
  store<f64>(sums, load<f64>(sums) + sum);
}
