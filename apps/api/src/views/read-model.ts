import { holdOutOf, type SweepSpec, type Trial, toDigest, toDigestOrNull } from '@sweepq/contract';
import {
  type Dataset,
  decodeModel,
  describePreprocessing,
  isNetworkModel,
  layersOf,
  type SplitName,
} from '@sweepq/core';
import type { DatasetLibrary } from '@sweepq/datasets';
import type { ExportedModel } from '@sweepq/exports';
import type { Store } from '@sweepq/store';
import { ApiProblem, notFound } from '../problems/problem.ts';

export type ModelSource = { store: Store; library: DatasetLibrary };

/** Returns the model of a trial. Some models are stored as coefficients of the examples. Their weights are computed here. */
export async function readModel(
  { store, library }: ModelSource,
  { spec, trial, index }: { spec: SweepSpec; trial: Trial; index: number },
): Promise<ExportedModel> {
  const stored = await readStoredModel(store, trial, index);
  const dataset = await library.load(spec.dataset.name, spec.dataset.version);
  assertUnchanged(spec, dataset.sha256, ['train']);
  const { preprocessing: name } = trial.params;
  // The model of a trial with folds was trained on all of train.
  const validation = holdOutOf(spec.validation);
  const model = decodeModel(stored);
  const layers = layersOf(model, dataset, name, validation);
  const isBinary = dataset.classes.length === 2;
  const ofOutputs = isBinary ? 'sigmoid' : 'softmax';
  const { heldOut, moments } = describePreprocessing(dataset, name, validation);
  return {
    trialId: trial.id,
    digest: toDigestOrNull(trial.modelSha256),
    inputShape: dataset.imageShape,
    preprocessing: {
      name,
      rule: moments ? '(x - mean) / deviation, 0 where deviation is 0' : 'x / 255',
      moments,
    },
    validation: validation && heldOut ? { ...validation, heldOut } : null,
    layers: layers.map(({ weights, biases }, l) => ({
      weights,
      bias: biases,
      activation: isNetworkModel(model) && l + 1 < layers.length ? model.activation : ofOutputs,
    })),
    threshold: isBinary ? 0.5 : null,
    classes: dataset.classes,
  };
}

/** Reads the stored model of a trial. Throws a problem if there is none. */
export async function readStoredModel(
  store: Store,
  { id, sweepId, status, finishedAt }: Trial,
  index: number,
): Promise<Uint8Array> {
  const stored = await store.readModel({ sweepId, trial: index });
  if (stored !== undefined) return stored;
  throw notFound(`The trial \`${id}\` is ${status} and has no model${finishedAt ? '' : ' yet'}.`);
}

/** Throws a problem if one of these files of a dataset has changed since the sweep was submitted. */
export function assertUnchanged(
  { dataset: { name, sha256 } }: SweepSpec,
  present: Dataset['sha256'],
  splits: readonly SplitName[],
): void {
  const changed = splits.find((split) => present[split] !== sha256[split]);
  if (changed === undefined) return;
  throw new ApiProblem('dataset-unusable', {
    detail: `The dataset \`${name}\` has changed since the trial was trained (digest of ${changed} at that time: ${toDigest(sha256[changed])}).`,
  });
}
