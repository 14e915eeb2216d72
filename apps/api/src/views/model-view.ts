import {
  digest,
  holdOutOf,
  openEnum,
  preprocessings,
  type SweepSpec,
  type Trial,
  toDigest,
  toDigestOrNull,
} from '@sweepq/contract';
import {
  activations,
  type Dataset,
  decodeModel,
  describePreprocessing,
  isNetworkModel,
  layersOf,
  type SplitName,
} from '@sweepq/core';
import type { DatasetLibrary } from '@sweepq/datasets';
import type { Store } from '@sweepq/store';
import { z } from 'zod';
import { ApiProblem, notFound } from '../problems/problem.ts';
import { imageShapeView } from './dataset-view.ts';

const numbers = z.array(z.number());

const preprocessingView = z
  .object({
    name: openEnum(preprocessings),
    rule: openEnum(['x / 255', '(x - mean) / deviation, 0 where deviation is 0']),
    mean: numbers.nullable(),
    deviation: numbers.nullable(),
  })
  .meta({
    id: 'ModelPreprocessing',
    description:
      'The rule that converts a pixel x from 0 to 255 to a feature. `mean` and `deviation` have one number for each feature, computed over the images that the trial was trained on (deviation with 1/m). They are null if the rule does not use them.',
  });

const heldOutView = z
  .object({
    fraction: z.number(),
    seed: z.number().int(),
    heldOut: z.array(z.number().int()).meta({
      description:
        'The indices, from 0, of the held-out images of the training set, in ascending order.',
    }),
  })
  .meta({ id: 'HeldOut' });

const layerView = z
  .object({
    weights: z.array(numbers).meta({
      description:
        'One row for each output of the layer. A row has one weight for each input of the layer.',
    }),
    bias: numbers.meta({ description: 'One number for each output of the layer.' }),
    activation: openEnum([...activations, 'softmax']).meta({
      description:
        'Applied to the outputs of the layer. The last layer has `sigmoid` with two classes, and `softmax` with more.',
    }),
  })
  .meta({ id: 'ModelLayer' });

export const modelView = z
  .object({
    trialId: z.string(),
    digest: digest.nullable().meta({ description: 'The `modelDigest` of the trial.' }),
    inputShape: imageShapeView,
    preprocessing: preprocessingView,
    validation: heldOutView.nullable().meta({
      description:
        'The held-out images. Null without a validation split, and with folds: then the model was trained on all images.',
    }),
    layers: z.array(layerView).meta({
      description:
        'The layers, the first one first. The input of the first layer is the preprocessed image: row by row, pixel by pixel, with the channels of a pixel together.',
    }),
    threshold: z.number().nullable().meta({
      description:
        'With two classes, the label is 1 if the output of the last layer is above this number. For one layer, this means that weights · input + bias is above 0. Null with more classes: the label is the index of the largest output, the lowest one of several.',
    }),
    classes: z
      .array(z.object({ name: z.string() }))
      .meta({ description: 'The classes, by label from 0.' }),
  })
  .meta({
    id: 'Model',
    description: 'The model of a trial, and everything needed to predict.',
  });

/** Returns the model of a trial. Some models are stored as coefficients of the examples. Their weights are computed here. */
export async function viewModel(
  { store, library }: { store: Store; library: DatasetLibrary },
  spec: SweepSpec,
  trial: Trial,
  index: number,
): Promise<z.infer<typeof modelView>> {
  const stored = await readStoredModel(store, trial, index);
  const dataset = await library.load(spec.dataset.name);
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
      mean: moments ? [...moments.mean] : null,
      deviation: moments ? [...moments.deviation] : null,
    },
    validation: validation && heldOut ? { ...validation, heldOut } : null,
    layers: layers.map(({ weights, biases }, l) => ({
      weights: splitRows(weights, biases.length),
      bias: [...biases],
      activation: isNetworkModel(model) && l + 1 < layers.length ? model.activation : ofOutputs,
    })),
    threshold: isBinary ? 0.5 : null,
    classes: dataset.classes.map((className) => ({ name: className })),
  };
}

/** The rows of a matrix, each with the weights of one unit. */
function splitRows(weights: Float64Array, units: number): number[][] {
  const inputs = weights.length / units;
  return Array.from({ length: units }, (_, u) => [
    ...weights.subarray(u * inputs, (u + 1) * inputs),
  ]);
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
