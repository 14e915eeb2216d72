/** The smallest logit whose activation 1 / (1 + e^−z) does not round to 0.5 in float64. */
const leastPositiveLogit = 1.5 * 2 ** -53;

/** 1 if the activation σ(z) is above 0.5, else 0, as in the article. NaN predicts 0. */
export const binaryLabel = (logit: number): 0 | 1 => (logit >= leastPositiveLogit ? 1 : 0);

/**
 * The predicted label of example i. With more than one output, it is the label with the highest logit, the lowest label of several.
 * NaN is never the highest. `logits` (m, outputs).
 */
export function predictLabel(logits: Float64Array, i: number, outputs: number): number {
  if (outputs === 1) return binaryLabel(logits[i] as number);
  const from = i * outputs;
  let best = 0;
  for (let c = 1; c < outputs; c++) {
    if ((logits[from + c] as number) > (logits[from + best] as number)) best = c;
  }
  return best;
}
