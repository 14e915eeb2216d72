import { foldsOf, holdOutOf, type SweepSpec, type Trial } from '@sweepq/contract';
import type { MeasuredSplit, Predictions } from '@sweepq/core';
import type { DatasetLibrary } from '@sweepq/datasets';
import type { Store } from '@sweepq/store';
import { LRUCache } from 'lru-cache';
import type { RunTask } from '../heavy/create-heavy.ts';
import { toOwnBytes } from '../heavy/transfer.ts';
import { ApiProblem, notFound } from '../problems/problem.ts';
import { assertUnchanged, readStoredModel } from '../views/read-model.ts';
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
    const { validation } = spec;
    if (split === 'validation' && validation === null) throw noValidation(trial);
    const { sha256, classes } = await library.describe(spec.dataset.name, spec.dataset.version);
    assertUnchanged(spec, sha256, ['train', 'test']);
    const { preprocessing } = trial.params;
    const folds = split === 'validation' ? foldsOf(validation) : undefined;
    // A fold can end at another iteration than the refit, by early stopping or at a rung, and can have other class weights.
    // Then trials with the same model have different models of the folds.
    const ends = trial.metrics?.folds?.each.map(({ iterations }) => iterations);
    const ofFolds = folds && [trial.params, ends];
    const parts = [sha256.train, sha256.test, preprocessing, validation, split, ofFolds];
    // The digest identifies the model together with the dataset and the preprocessing.
    const key = trial.modelSha256 && JSON.stringify([trial.modelSha256, ...parts]);
    const known = key === null ? undefined : cached.get(key);
    if (known !== undefined) return { ...known, classes };
    const models =
      folds === undefined
        ? [await readStoredModel(store, trial, index)]
        : await readFoldModels(store, trial, { spec, index, folds: folds.folds });
    const sent = models.map(toOwnBytes);
    const dataset = await library.load(spec.dataset.name, spec.dataset.version);
    assertUnchanged(spec, dataset.sha256, ['train', 'test']);
    const task = { dataset, models: sent, preprocessing, split, folds };
    const predictions = await run(
      'predictImages',
      { ...task, validation: holdOutOf(validation) },
      sent,
    );
    if (key !== null) cached.set(key, predictions);
    return { ...predictions, classes };
  };
}

type FoldModels = { spec: SweepSpec; index: number; folds: number };

/** Reads the model of each fold. Throws a problem if the trial does not have all of them. */
async function readFoldModels(
  store: Store,
  trial: Trial,
  { spec, index, folds }: FoldModels,
): Promise<Uint8Array[]> {
  const { id, sweepId, status } = trial;
  const stored = hasFolds(trial, spec)
    ? await store.readFoldModels({ sweepId, trial: index, folds })
    : [];
  const models = stored.filter((model) => model !== null);
  if (models.length === folds) return models;
  throw notFound(`The trial \`${id}\` is ${status} and has no models of its folds.`);
}

/**
 * Whether the stored models of the folds belong to the model of the trial. A run trains its folds before the refit. If the run is cut during the
 * refit, the models of its folds are from a later iteration. In a sweep with pruning, they can also be those of the next rung.
 */
const hasFolds = ({ status, metrics }: Trial, { pruning }: SweepSpec): boolean =>
  metrics?.folds !== undefined && !(status === 'cancelled' && pruning != null);

const noValidation = ({ id }: Trial) =>
  new ApiProblem('no-validation-split', {
    detail: `The sweep of the trial \`${id}\` holds out no images: its \`validation\` is null.`,
  });
