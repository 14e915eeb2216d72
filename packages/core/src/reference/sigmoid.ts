/**
 * σ(z) = 1 / (1 + e^−z), computed for z < 0 as e^z / (1 + e^z), so that `exp` never overflows.
 * Edges: σ(±∞) is 1 or 0, σ(NaN) is NaN. Error: within two units in the last place.
 */
export function sigmoid(z: number): number {
  if (z >= 0) return 1 / (1 + Math.exp(-z));
  const e = Math.exp(z);
  return e / (1 + e);
}
