import type { Folds } from '@sweepq/contract';
import type { Dataset, Predictions, PredictOptions } from '@sweepq/core';
import { handOver } from '@sweepq/threads';
import type { OwnBytes } from '../heavy/transfer.ts';

export type PredictedSplit = Predictions & { classes: readonly string[] };

/**
 * The images of a dataset are in shared memory, so they are not copied to the thread. `models` has the stored model, or with `folds` that of
 * each fold.
 */
type PredictTask = Omit<PredictOptions, 'model'> & {
  dataset: Dataset;
  models: readonly OwnBytes[];
  folds: Folds | undefined;
};

/** A task of a thread: predicts all images of a split with a stored model, or each train image with the model of its fold. */
export async function predictImages({ dataset, models: stored, folds, ...options }: PredictTask) {
  const { decodeModel, predictOutOfFold, predictSplit } = await import('@sweepq/core');
  const models = stored.map(decodeModel);
  const [model] = models;
  if (model === undefined) throw new Error('Expected a model.');
  const { indices, labels, logits } = folds
    ? predictOutOfFold(dataset, { ...folds, models, preprocessing: options.preprocessing })
    : predictSplit(dataset, { ...options, model });
  return handOver<Predictions>({ indices, labels, logits }, [indices, labels, logits]);
}
