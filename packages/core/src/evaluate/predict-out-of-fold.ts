import { type Dataset, noImages } from '../load/dataset.ts';
import type { Model } from '../models/model.ts';
import type { Preprocessing } from '../preprocess/feature-scale.ts';
import type { Folds } from '../preprocess/find-folds.ts';
import { prepareFolds } from '../preprocess/prepare-folds.ts';
import type { PreparedData } from '../preprocess/prepared-data.ts';
import { predictPrepared } from './predict-prepared.ts';
import type { Predictions } from './predict-split.ts';

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
  // Data in the Gram form also suits models in the direct form.
  const form = models.some((model) => model.form === 'gram') ? 'gram' : 'direct';
  // With no room for images, all folds read those of the dataset. A copy of train for each fold would stay in memory until V8 collects garbage.
  const { whole, parts } = prepareFolds(
    { ...dataset, test: noImages },
    { folds, seed },
    { preprocessing, form, budget: 0, isTrainedOn: false },
  );
  const { outputs } = whole;
  const logits = new Float64Array(count * outputs);
  for (const [fold, model] of models.entries()) {
    const part = parts[fold] as PreparedData;
    const ofFold = predictPrepared(part, model, 'test');
    for (const [k, i] of part.picked?.validation.entries() ?? []) {
      logits.set(ofFold.subarray(k * outputs, (k + 1) * outputs), i * outputs);
    }
  }
  return {
    indices: Uint32Array.from({ length: count }, (_, i) => i),
    labels: Uint8Array.from(labels),
    logits,
  };
}
