/** The smallest logit whose activation 1 / (1 + e^−z) does not round to 0.5 in float64. */
const leastPositiveLogit = 1.5 * 2 ** -53;

/** 1 if the activation σ(z) is above 0.5, else 0, as in the article. NaN predicts 0. */
export const predictLabel = (logit: number): 0 | 1 => (logit >= leastPositiveLogit ? 1 : 0);

/** The fraction of examples whose prediction equals their label, 0 to 1; both arrays (m), m ≥ 1. */
export function accuracy(logits: Float64Array, labels: Uint8Array): number {
  let right = 0;
  for (let i = 0; i < labels.length; i++) {
    if (predictLabel(logits[i] as number) === labels[i]) right += 1;
  }
  return right / labels.length;
}
