import type { Dataset, Predictions, PredictOptions } from '@sweepq/core';
import { handOver } from '@sweepq/threads';
import type { OwnBytes } from '../heavy/transfer.ts';

export type PredictedSplit = Predictions & { classes: readonly string[] };

/** The images of a dataset are in shared memory, so they are not copied to the thread. `model` is the stored model. */
type PredictTask = Omit<PredictOptions, 'model'> & { dataset: Dataset; model: OwnBytes };

/** A task of a thread: predicts all images of a split with a stored model. */
export async function predictImages({ dataset, model, ...options }: PredictTask) {
  const { decodeModel, predictSplit } = await import('@sweepq/core');
  const decoded = decodeModel(model);
  const { indices, labels, logits } = predictSplit(dataset, { ...options, model: decoded });
  return handOver<Predictions>({ indices, labels, logits }, [indices, labels, logits]);
}
