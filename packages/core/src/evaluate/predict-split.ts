import { type Dataset, noImages, type SplitName } from '../load/dataset.ts';
import { layersOf } from '../models/layers-of.ts';
import { isNetworkModel, type Model } from '../models/model.ts';
import { weightsOf } from '../models/unit/unit-model.ts';
import type { Preprocessing } from '../preprocess/feature-scale.ts';
import { findHeldOut, type HeldOut } from '../preprocess/hold-out.ts';
import { prepareDataset } from '../preprocess/prepare-dataset.ts';
import { predictPrepared } from './predict-prepared.ts';

/** `train` is the part of the train file to train on, `validation` the held-out part, `test` the test file. */
export type MeasuredSplit = SplitName | 'validation';

export type PredictOptions = {
  model: Model;
  /** The preprocessing and the validation split with which the model was trained. */
  preprocessing: Preprocessing;
  validation?: HeldOut | undefined;
  split: MeasuredSplit;
};

export type Predictions = {
  /** The index of each image in its file, ascending. */
  indices: Uint32Array<ArrayBuffer>;
  /** The true label of each image, from 0. */
  labels: Uint8Array<ArrayBuffer>;
  /** The logit of each image, (count), which is w · x̃ + b in the article's unit; with more than two classes (count, classes). */
  logits: Float64Array<ArrayBuffer>;
};

/**
 * The logits of the images of a split. `dataset` is the dataset on which the model was trained. Logits of test and validation have
 * the bits from which the metrics of the trial were computed. In the Gram form, a run updates the logits of train at each
 * iteration; here they are computed from the weights, and differ by rounding errors.
 */
export function predictSplit(dataset: Dataset, options: PredictOptions): Predictions {
  const { preprocessing, validation, split } = options;
  // The logits of test images take time, and are computed only if they are asked for.
  const asked = split === 'test' ? dataset : { ...dataset, test: noImages };
  const model = split === 'train' ? toDirectForm(dataset, options) : options.model;
  // With no room for images, they stay where they are, and are copied piece by piece.
  const data = prepareDataset(asked, {
    ...{ preprocessing, validation, form: model.form, budget: 0, isTrainedOn: false },
  });
  const heldOut = validation ? findHeldOut(dataset.train.labels, validation) : [];
  const labelsOf = split === 'test' ? dataset.test.labels : dataset.train.labels;
  const indices = Uint32Array.from(indicesOf(split, { heldOut, count: labelsOf.length }));
  const all = predictPrepared(data, model, split === 'train' ? 'train' : 'test');
  // The images that are only measured are the held-out ones, then those of the test file.
  const from = split === 'test' ? heldOut.length * data.outputs : 0;
  return {
    indices,
    labels: Uint8Array.from(indices, (i) => labelsOf[i] as number),
    logits: Float64Array.from(all.subarray(from, from + indices.length * data.outputs)),
  };
}

function indicesOf(
  split: MeasuredSplit,
  { heldOut, count }: { heldOut: readonly number[]; count: number },
): Iterable<number> {
  if (split === 'validation') return heldOut;
  if (split === 'test') return Array(count).keys();
  const isHeldOut = new Set(heldOut);
  return Array.from(Array(count).keys()).filter((i) => !isHeldOut.has(i));
}

/** The same model with the weights of the first layer. Predictions for the images of train need no products of all of them with each other. */
function toDirectForm(
  dataset: Dataset,
  { model, preprocessing, validation }: PredictOptions,
): Model {
  if (!isNetworkModel(model)) {
    return { form: 'direct', ...weightsOf(model, dataset, preprocessing, validation) };
  }
  const [first] = layersOf(model, dataset, preprocessing, validation);
  return { ...model, form: 'direct', first: first?.weights ?? new Float64Array(0) };
}
