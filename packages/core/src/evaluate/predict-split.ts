import { type Dataset, noImages, type SplitName } from '../load/dataset.ts';
import { isNetworkModel, type Model } from '../models/model.ts';
import { prepareStart } from '../models/unit/start.ts';
import { type UnitModel, weightsOf } from '../models/unit/unit-model.ts';
import { gramLogits } from '../predict/gram-logits.ts';
import { multiplySplit, scaleWeights } from '../predict/multiply-split.ts';
import type { Preprocessing } from '../preprocess/feature-scale.ts';
import { fillCrossGram } from '../preprocess/fill-gram-matrices.ts';
import { findHeldOut, type HeldOut } from '../preprocess/hold-out.ts';
import { prepareDataset } from '../preprocess/prepare-dataset.ts';
import { float64sAt, type PreparedData, type Slot, takeSlot } from '../preprocess/prepared-data.ts';
import { networkLogits } from './predict-network.ts';

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
  const { model, validation, split } = options;
  // The logits of test images take time, and are computed only if they are asked for.
  const asked = split === 'test' ? dataset : { ...dataset, test: noImages };
  const logitsOf = isNetworkModel(model)
    ? (of: SplitName) => networkLogits(asked, { ...options, model }, of)
    : (of: SplitName) => unitLogits(asked, { ...options, model }, of);
  const heldOut = validation ? findHeldOut(dataset.train.labels, validation) : [];
  const labelsOf = split === 'test' ? dataset.test.labels : dataset.train.labels;
  const indices = Uint32Array.from(indicesOf(split, { heldOut, count: labelsOf.length }));
  const all = logitsOf(split === 'train' ? 'train' : 'test');
  // The images that are only measured are the held-out ones, then those of the test file.
  const outputs =
    all.length / (split === 'train' ? indices.length : heldOut.length + asked.test.count);
  const from = split === 'test' ? heldOut.length * outputs : 0;
  return {
    indices,
    labels: Uint8Array.from(indices, (i) => labelsOf[i] as number),
    logits: Float64Array.from(all.subarray(from, from + indices.length * outputs)),
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

type UnitOptions = Omit<PredictOptions, 'model' | 'split'> & { model: UnitModel };

/** The logits of all images to train on, or of all that are only measured. */
function unitLogits(
  dataset: Dataset,
  { model, preprocessing, validation }: UnitOptions,
  split: SplitName,
): Float64Array {
  // With no room for images, they stay where they are, and are copied piece by piece.
  const data = prepareDataset(dataset, {
    ...{ preprocessing, validation, form: model.form, budget: 0, isTrainedOn: false },
  });
  const slot = takeSlot(data, 0);
  if (split === 'train') {
    return multiply(data, slot, split, weightsOf(model, dataset, preprocessing, validation));
  }
  if (model.form === 'direct') return multiply(data, slot, split, model);
  const { seed, scale, bias, coefficients } = model;
  fillCrossGram(data);
  const { test: start } = prepareStart(data, slot, seed);
  return gramLogits(data, slot, { start, coefficients, scale, bias });
}

/** z = w · x̃ + b, as in the direct form. */
function multiply(
  data: PreparedData,
  slot: Slot,
  split: SplitName,
  { weights, bias }: { weights: Float64Array; bias: number },
): Float64Array {
  const { gradient } = slot.at;
  float64sAt(slot.memory, gradient, data.layout.stride).fill(0).set(weights);
  const { shift } = scaleWeights(data, slot, gradient);
  return multiplySplit(data, slot, split, bias - shift);
}
