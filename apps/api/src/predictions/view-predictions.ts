import type { Prediction } from '../views/prediction-view.ts';
import type { PredictedSplit } from './predict-images.ts';

/** Returns the answer for each prediction, in the order of the images. */
export async function viewPredictions({
  indices,
  labels,
  logits,
  classes,
}: PredictedSplit): Promise<Prediction[]> {
  const { probabilityOf, scoreLogits } = await import('@sweepq/core');
  const { predictions, scores, classCount } = scoreLogits(logits, labels);
  // With two classes, a score is a logit. σ(−z) has no rounding error of 1 − σ(z).
  const probabilitiesOf = (k: number): number[] =>
    classCount === 2
      ? [-(scores[k] as number), scores[k] as number].map(probabilityOf)
      : [...scores.subarray(k * classCount, (k + 1) * classCount)];
  return Array.from(indices, (index, k) => {
    const predicted = predictions[k] as number;
    return {
      ...{ index, label: labels[k] as number, predicted },
      class: classes[predicted] as string,
      // Computed when it is read: a page needs only some of up to 256 probabilities of each image.
      get probabilities() {
        return probabilitiesOf(k).map(toNullable);
      },
    };
  });
}

const toNullable = (value: number) => (Number.isNaN(value) ? null : value);
