/**
 * −y ln a − (1 − y) ln (1 − a) at a = σ(z), from the logit: softplus(z) − y z, with
 * softplus(z) = max(z, 0) + log1p(e^−|z|).
 * Edges: finite for every finite z, where ln 0 would give ∞ or NaN; NaN for z = ±∞ or NaN.
 * Error: below two units in the last place of max(|z|, 1).
 */
export function crossEntropy(z: number, y: number): number {
  return Math.max(z, 0) - y * z + Math.log1p(Math.exp(-Math.abs(z)));
}
