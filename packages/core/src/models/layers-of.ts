import { initialiseWeights } from '../initialise/initialise-weights.ts';
import type { Dataset } from '../load/dataset.ts';
import { fitFeatureScale, type Preprocessing } from '../preprocess/feature-scale.ts';
import { type HeldOut, holdOut } from '../preprocess/hold-out.ts';
import { isNetworkModel, type Model } from './model.ts';
import type { NetworkModel } from './network/network-model.ts';
import { weightsOf } from './unit/unit-model.ts';

/** Weights (n_l, n_{l−1}) row by row, and biases (n_l), of one dense layer. The first layer multiplies scaled features x̃. */
export type DenseLayer = { weights: Float64Array; biases: Float64Array };

/**
 * The layers of a model, float64, the first layer first. `dataset` is the dataset on which the model was trained. In the Gram form, each
 * unit of the first layer takes 2mn operations, and |error| of its weights ≤ m 2^−53 Σ |x̃ t|.
 */
export function layersOf(
  model: Model,
  dataset: Dataset,
  preprocessing: Preprocessing,
  validation?: HeldOut | undefined,
): DenseLayer[] {
  if (!isNetworkModel(model)) {
    const { weights, bias } = weightsOf(model, dataset, preprocessing, validation);
    return [{ weights, biases: Float64Array.of(bias) }];
  }
  const units = { from: 0, to: countUnits(model) };
  const first =
    model.form === 'direct'
      ? model.first.slice()
      : combineExamples(model, dataset, preprocessing, { validation, units });
  return [first, ...model.upper].map((weights, l) => ({
    weights: weights.slice(),
    biases: model.biases[l]?.slice() ?? new Float64Array(0),
  }));
}

/** The number of units of the first layer. */
export const countUnits = (model: Model): number =>
  isNetworkModel(model) ? (model.biases[0]?.length ?? 0) : 1;

/** The weights (n) of one unit of the first layer, counted from 0: its row of the weights of `layersOf`, with the same bits. */
export function weightsOfUnit(
  model: Model,
  unit: number,
  dataset: Dataset,
  preprocessing: Preprocessing,
  validation?: HeldOut | undefined,
): Float64Array {
  if (!isNetworkModel(model)) return weightsOf(model, dataset, preprocessing, validation).weights;
  const units = { from: unit, to: unit + 1 };
  if (model.form === 'gram') {
    return combineExamples(model, dataset, preprocessing, { validation, units });
  }
  const n = model.first.length / countUnits(model);
  return model.first.slice(unit * n, (unit + 1) * n);
}

type Part = { validation: HeldOut | undefined; units: { from: number; to: number } };

/** The weights (n_1, n) of some units of the first layer: W₁ = scale · randn + T X̃, with T X̃ = gain ∘ T X − offset Σ T and pixels X. */
function combineExamples(
  { seed, scale, first: coefficients }: NetworkModel,
  { train: whole, imageShape: [height, width, channels] }: Dataset,
  preprocessing: Preprocessing,
  { validation, units: { from, to } }: Part,
): Float64Array {
  const n = height * width * channels;
  const { images, count } = validation ? holdOut(whole, validation, n).train : whole;
  // One generator draws the weights of all units, one unit after the other.
  const weights = initialiseWeights({ seed, n: to * n, scale }).subarray(from * n);
  const { gain, offset } = fitFeatureScale(preprocessing, { ...whole, images, count }, n);
  const products = new Float64Array(n);
  for (let u = from; u < to; u++) {
    const row = (u - from) * n;
    products.fill(0);
    let total = 0;
    for (let i = 0, at = 0; i < count; i++) {
      const t = coefficients[u * count + i] as number;
      total += t;
      for (let j = 0; j < n; j++, at++) {
        products[j] = (products[j] as number) + t * (images[at] as number);
      }
    }
    for (let j = 0; j < n; j++) {
      const product = (gain[j] as number) * (products[j] as number) - (offset[j] as number) * total;
      weights[row + j] = (weights[row + j] as number) + product;
    }
  }
  return weights;
}
