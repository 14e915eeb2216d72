/**
 * σ(z) = 1 / (1 + e^−z), written so that `exp` never overflows: for z < 0 as e^z / (1 + e^z).
 * Edges: σ(±∞) is 1 or 0, σ(NaN) is NaN. Within two units in the last place.
 */
export function sigmoid(z: number): number {
  if (z >= 0) return 1 / (1 + Math.exp(-z));
  const e = Math.exp(z);
  return e / (1 + e);
}
