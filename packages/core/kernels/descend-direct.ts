import { stepScalar } from './descend-gram';
import { addRows, digitsOfFeatures, multiplyRows } from './pixels';
import { residuals } from './residuals';

/** The number of images in a pass. They stay in the processor's cache between forward and backward. */
const rowsPerPass: i32 = 128;

/**
 * Forward and backward over `count` images (m padded to a multiple of 4): adds Xᵀ r to `gradient` and
 * Σ r and Σ cross-entropy to `sums`. `scaled` is gain ∘ w and `shift` is b − offset · w, so that
 * x · scaled + shift is the logit of scaled features. The first `valid` images are examples, the others are padding.
 * `work` takes 16 · 128 + 6 · 128 + 6 · `stride` bytes.
 */
export function passDirect(
  pixels: usize,
  y: usize,
  count: i32,
  valid: i32,
  stride: usize,
  scaled: usize,
  shift: f64,
  gradient: usize,
  work: usize,
  sums: usize,
): void {
  const z = work;
  const r = z + ((<usize>rowsPerPass) << 3);
  const rowDigits = r + ((<usize>rowsPerPass) << 3);
  const digits = rowDigits + 6 * <usize>rowsPerPass;
  const exponent = digitsOfFeatures(scaled, <i32>stride, digits);
  for (let i = 0; i < count; i += rowsPerPass) {
    const rows = min(rowsPerPass, count - i);
    multiplyRows(pixels, rows, stride, digits, exponent, shift, z);
    let padding: f64 = 1;
    for (let k = valid - i; k < rows; k++) {
      store<f64>(z + ((<usize>k) << 3), 0);
      padding *= 0.5;
    }
    residuals(z, y, r, 16, rows, padding, sums);
    addRows(pixels, rows, stride, r, rowDigits, gradient);
    pixels += <usize>rows * stride;
    y += (<usize>rows) << 3;
  }
}

/**
 * The update from the sums of a whole pass: ∂J/∂w = (gain ∘ Xᵀr − offset Σ r) / m + λ w, ∂J/∂b = Σ r / m,
 * with velocities as in the Gram form. State, float64: 8 scalars (0 bias, 1 its velocity), then weights
 * and their velocities, `length` numbers each (a multiple of 16). Ends with `scaleWeights`.
 */
export function stepDirect(
  state: usize,
  gradient: usize,
  gain: usize,
  offset: usize,
  length: i32,
  total: f64,
  share: f64,
  learningRate: f64,
  l2: f64,
  momentum: f64,
  nesterov: bool,
  scaled: usize,
  sums: usize,
): void {
  const bytes = (<usize>length) << 3;
  const w = state + 64;
  const velocity = w + bytes;
  stepScalar(state, total * share, learningRate, momentum, nesterov);
  const totals = f64x2.splat(total);
  const shares = f64x2.splat(share);
  const rates = f64x2.splat(learningRate);
  const penalties = f64x2.splat(l2);
  const momenta = f64x2.splat(momentum);
  for (let j: usize = 0; j < bytes; j += 16) {
    const old = v128.load(w + j);
    const scaledGradient = f64x2.sub(
      f64x2.mul(v128.load(gain + j), v128.load(gradient + j)),
      f64x2.mul(v128.load(offset + j), totals),
    );
    const g = f64x2.add(f64x2.mul(scaledGradient, shares), f64x2.mul(penalties, old));
    const descent = f64x2.mul(rates, g);
    const next = f64x2.sub(f64x2.mul(momenta, v128.load(velocity + j)), descent);
    v128.store(velocity + j, next);
    const step = nesterov ? f64x2.sub(f64x2.mul(momenta, next), descent) : next;
    v128.store(w + j, f64x2.add(old, step));
  }
  scaleWeights(w, gain, offset, length, scaled, sums);
}

/** Writes gain ∘ w to `scaled`, and offset · w and ‖w‖² to `sums`. */
export function scaleWeights(
  w: usize,
  gain: usize,
  offset: usize,
  length: i32,
  scaled: usize,
  sums: usize,
): void {
  let shift = f64x2.splat(0);
  let norm = f64x2.splat(0);
  for (let j: usize = 0, end = (<usize>length) << 3; j < end; j += 16) {
    const weights = v128.load(w + j);
    v128.store(scaled + j, f64x2.mul(v128.load(gain + j), weights));
    shift = f64x2.add(shift, f64x2.mul(v128.load(offset + j), weights));
    norm = f64x2.add(norm, f64x2.mul(weights, weights));
  }
  store<f64>(sums, f64x2.extract_lane(shift, 0) + f64x2.extract_lane(shift, 1));
  store<f64>(sums, f64x2.extract_lane(norm, 0) + f64x2.extract_lane(norm, 1), 8);
}
