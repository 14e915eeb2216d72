import { exp } from '../numerics/exp.ts';

/**
 * p_c = e^(z_c − max z) / Σ_k e^(z_k − max z), the probability of each class. It has the same bits on every machine.
 * Shapes: logits (m, C), example after example, C ≥ 2; the result has the same shape.
 * Edges: a row is NaN if it has NaN or +∞, or only −∞.
 * Cost: O(m C). Error: (C + 8) u, u = 2⁻⁵³; the sum runs in the order of the classes.
 */
export function softmax(logits: Float64Array, classCount: number): Float64Array<ArrayBuffer> {
  const probabilities = new Float64Array(logits.length);
  for (let at = 0; at < logits.length; at += classCount) {
    let highest = Number.NEGATIVE_INFINITY;
    for (let c = 0; c < classCount; c++) highest = Math.max(highest, logits[at + c] as number);
    let total = 0;
    for (let c = 0; c < classCount; c++) {
      const e = exp((logits[at + c] as number) - highest);
      probabilities[at + c] = e;
      total += e;
    }
    for (let c = 0; c < classCount; c++) {
      probabilities[at + c] = (probabilities[at + c] as number) / total;
    }
  }
  return probabilities;
}
