/** The share of predictions that equal their label, 0 to 1; both (m), m ≥ 1. */
export function accuracy(predictions: ArrayLike<number>, labels: ArrayLike<number>): number {
  let right = 0;
  for (let i = 0; i < labels.length; i++) {
    if (predictions[i] === labels[i]) right += 1;
  }
  return right / labels.length;
}
