import type { SweepSpec, Trial } from '@sweepq/contract';
import type { MeasuredSplit, Predictions } from '@sweepq/core';
import type { DatasetLibrary } from '@sweepq/datasets';
import type { Store } from '@sweepq/store';
import { LRUCache } from 'lru-cache';
import type { RunTask } from '../heavy/create-heavy.ts';
import { toOwnBytes } from '../heavy/transfer.ts';
import { ApiProblem } from '../problems/problem.ts';
import { assertUnchanged, readStoredModel } from '../views/model-view.ts';
import type { PredictedSplit } from './predict-images.ts';

export type PredictionRequest = {
  spec: SweepSpec;
  trial: Trial;
  index: number;
  split: MeasuredSplit;
};

const cachedBytes = 16 * 1024 * 1024;

export type ModelPredictions = ReturnType<typeof createPredictions>;

/** Predicts images with the models of trials, in threads, and caches the predictions by model and dataset. */
export function createPredictions({ store, library }: { store: Store; library: DatasetLibrary }) {
  const cached = new LRUCache<string, Predictions>({
    maxSize: cachedBytes,
    sizeCalculation: ({ indices, labels, logits }) =>
      indices.byteLength + labels.byteLength + logits.byteLength + 1,
  });

  return async (run: RunTask, request: PredictionRequest): Promise<PredictedSplit> => {
    const { spec, trial, index, split } = request;
    const validation = spec.validation ?? undefined;
    if (split === 'validation' && validation === undefined) throw noValidation(trial);
    const { sha256, classes } = await library.describe(spec.dataset.name);
    assertUnchanged(spec, sha256, ['train', 'test']);
    const { preprocessing } = trial.params;
    const parts = [sha256.train, sha256.test, preprocessing, validation, split];
    // The digest identifies the model together with the dataset and the preprocessing.
    const key = trial.modelSha256 && JSON.stringify([trial.modelSha256, ...parts]);
    const known = key === null ? undefined : cached.get(key);
    if (known !== undefined) return { ...known, classes };
    const model = toOwnBytes(await readStoredModel(store, trial, index));
    const dataset = await library.load(spec.dataset.name);
    assertUnchanged(spec, dataset.sha256, ['train', 'test']);
    const task = { dataset, model, preprocessing, validation, split };
    const predictions = await run('predictImages', task, [model]);
    if (key !== null) cached.set(key, predictions);
    return { ...predictions, classes };
  };
}

const noValidation = ({ id }: Trial) =>
  new ApiProblem('no-validation-split', {
    detail: `The sweep of the trial \`${id}\` holds out no images: its \`validation\` is null.`,
  });
