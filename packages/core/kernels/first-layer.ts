/**
 * P[u][i] ← P[u][i] + (scale · start[u][i] + bias[u]), the pre-activations of the first layer in example space.
 * P and start (units, rows), `rows` even; bias (units).
 */
export function addStart(
  P: usize,
  start: usize,
  scale: f64,
  bias: usize,
  units: i32,
  rows: i32,
): void {
  const scales = f64x2.splat(scale);
  const bytes = (<usize>rows) << 3;
  for (let u = 0; u < units; u++) {
    const biases = v128.load64_splat(bias + ((<usize>u) << 3));
    for (let i: usize = 0; i < bytes; i += 16) {
      const added = f64x2.add(f64x2.mul(scales, v128.load(start + i)), biases);
      v128.store(P + i, f64x2.add(v128.load(P + i), added));
    }
    P += bytes;
    start += bytes;
  }
}

/** g_j ← gain_j g_j − offset_j · total, from Σ x δ to Σ x̃ δ; `total` is Σ δ, and `count` is even. */
export function scaleGradient(
  gradient: usize,
  gain: usize,
  offset: usize,
  total: f64,
  count: i32,
): void {
  const totals = f64x2.splat(total);
  for (let j: usize = 0, end = (<usize>count) << 3; j < end; j += 16) {
    const scaled = f64x2.mul(v128.load(gain + j), v128.load(gradient + j));
    v128.store(gradient + j, f64x2.sub(scaled, f64x2.mul(v128.load(offset + j), totals)));
  }
}
