import type { Dataset } from '../load/dataset.ts';
import type { Model } from '../models/model.ts';
import type { Preprocessing } from '../preprocess/feature-scale.ts';
import type { Folds } from '../preprocess/find-folds.ts';
import { type Predictions, predictSplit } from './predict-split.ts';

type OutOfFoldOptions = Folds & {
  /** The model of each fold 0 … k − 1, trained on all other folds. */
  models: readonly Model[];
  /** The preprocessing with which all of them were trained. */
  preprocessing: Preprocessing;
};

/**
 * The logits of all train images, each by the model that was not trained on this image: the model of the image's fold.
 * Shapes: those of `predictSplit`, for all m images of the train file.
 * Errors: a RangeError unless there are k models, and those of `findFolds`.
 * The logits of a fold have the bits from which the validation metrics of its run were computed.
 */
export function predictOutOfFold(
  dataset: Dataset,
  { models, preprocessing, folds, seed }: OutOfFoldOptions,
): Predictions {
  if (models.length !== folds) {
    throw new RangeError(`Expected a model for each of ${folds} folds, got ${models.length}.`);
  }
  const { count, labels } = dataset.train;
  const parts = models.map((model, fold) =>
    predictSplit(dataset, {
      ...{ model, preprocessing, split: 'validation' },
      validation: { folds, seed, fold },
    }),
  );
  const outputs = (parts[0]?.logits.length ?? 0) / (parts[0]?.indices.length ?? 1);
  const logits = new Float64Array(count * outputs);
  for (const part of parts) {
    for (const [k, i] of part.indices.entries()) {
      logits.set(part.logits.subarray(k * outputs, (k + 1) * outputs), i * outputs);
    }
  }
  return {
    indices: Uint32Array.from({ length: count }, (_, i) => i),
    labels: Uint8Array.from(labels),
    logits,
  };
}
