/** The smallest logit whose activation 1 / (1 + e^−z) does not round to 0.5 in float64. */
const leastPositiveLogit = 1.5 * 2 ** -53;

/** 1 if the activation σ(z) is above 0.5, else 0, as in the article. NaN predicts 0. */
export const predictLabel = (logit: number): 0 | 1 => (logit >= leastPositiveLogit ? 1 : 0);

/** The label with the highest logit, the lowest one of several. NaN is never the highest, so a row of NaN predicts 0. */
function predictClass(logits: Float64Array): number {
  let best = 0;
  for (let c = 1; c < logits.length; c++) {
    if ((logits[c] as number) > (logits[best] as number)) best = c;
  }
  return best;
}

/**
 * The fraction of examples whose prediction equals their label, 0 to 1. `labels` (m), m ≥ 1. `logits` (m) with two classes, else (m, classes),
 * example after example.
 */
export function accuracy(logits: Float64Array, labels: Uint8Array): number {
  const outputs = logits.length / labels.length;
  let right = 0;
  for (let i = 0; i < labels.length; i++) {
    const predicted =
      outputs === 1
        ? predictLabel(logits[i] as number)
        : predictClass(logits.subarray(i * outputs, (i + 1) * outputs));
    if (predicted === labels[i]) right += 1;
  }
  return right / labels.length;
}
