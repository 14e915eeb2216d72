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
  const first =
    model.form === 'direct'
      ? model.first.slice()
      : combineExamples(model, dataset, preprocessing, validation);
  return [first, ...model.upper].map((weights, l) => ({
    weights: weights.slice(),
    biases: model.biases[l]?.slice() ?? new Float64Array(0),
  }));
}

/** The weights (n_1, n) of the first layer: W₁ = scale · randn + T X̃, with T X̃ = gain ∘ T X − offset Σ T and pixels X. */
function combineExamples(
  { seed, scale, first: coefficients, biases: [biases = new Float64Array(0)] }: NetworkModel,
  { train: whole, imageShape: [height, width, channels] }: Dataset,
  preprocessing: Preprocessing,
  validation: HeldOut | undefined,
): Float64Array {
  const n = height * width * channels;
  const units = biases.length;
  const { images, count } = validation ? holdOut(whole, validation, n).train : whole;
  const weights = initialiseWeights({ seed, n: units * n, scale });
  const { gain, offset } = fitFeatureScale(preprocessing, { ...whole, images, count }, n);
  const products = new Float64Array(n);
  for (let u = 0; u < units; u++) {
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
      weights[u * n + j] = (weights[u * n + j] as number) + product;
    }
  }
  return weights;
}
