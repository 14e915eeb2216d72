import { initialiseWeights } from '../../initialise/initialise-weights.ts';
import type { Dataset } from '../../load/dataset.ts';
import { encodeArrays } from '../../numerics/encode-arrays.ts';
import { fitFeatureScale, type Preprocessing } from '../../preprocess/feature-scale.ts';
import { type HeldOut, holdOut } from '../../preprocess/hold-out.ts';

/**
 * The article's unit, trained. The Gram form has one coefficient s for each training example, and w = scale · randn(seed) − X̃ᵀ s. The
 * direct form has the weights.
 */
export type UnitModel =
  | { form: 'gram'; bias: number; seed: number; scale: number; coefficients: Float64Array }
  | { form: 'direct'; bias: number; weights: Float64Array };

/** One weight for each scaled feature x̃ (n), and the bias. */
export type Parameters = { weights: Float64Array; bias: number };

/**
 * The weights of a model, float64. `dataset` is the dataset on which the model was trained. Time: 2mn operations in Gram form.
 * |error| of a weight ≤ m 2^−53 Σ |x̃ s|.
 */
export function weightsOf(
  model: UnitModel,
  { train: whole, imageShape }: Dataset,
  preprocessing: Preprocessing,
  validation?: HeldOut | undefined,
): Parameters {
  const { bias } = model;
  if (model.form === 'direct') return { weights: model.weights.slice(), bias };
  const { seed, scale, coefficients } = model;
  const [height, width, channels] = imageShape;
  const n = height * width * channels;
  const train = validation ? holdOut(whole, validation, n).train : whole;
  const weights = initialiseWeights({ seed, n, scale });
  const { gain, offset } = fitFeatureScale(preprocessing, train, n);
  // X̃ᵀ s = gain ∘ Xᵀ s − offset Σ s, with pixels X.
  const products = new Float64Array(n);
  let total = 0;
  for (let i = 0, at = 0; i < train.count; i++) {
    const s = coefficients[i] as number;
    total += s;
    for (let j = 0; j < n; j++, at++) {
      products[j] = (products[j] as number) + s * (train.images[at] as number);
    }
  }
  for (let j = 0; j < n; j++) {
    const product = (gain[j] as number) * (products[j] as number) - (offset[j] as number) * total;
    weights[j] = (weights[j] as number) - product;
  }
  return { weights, bias };
}

export function encodeUnit(model: UnitModel): Uint8Array {
  if (model.form === 'direct') {
    const { weights, ...header } = model;
    return encodeArrays(header, [weights]);
  }
  const { coefficients, ...header } = model;
  return encodeArrays(header, [coefficients]);
}

export function unitOf(
  header: unknown,
  [numbers = new Float64Array(0)]: Float64Array[],
): UnitModel {
  const { form, bias, seed, scale } = header as { form: string; bias: number } & Record<
    'seed' | 'scale',
    number
  >;
  if (form === 'direct') return { form, bias, weights: numbers };
  return { form: 'gram', bias, seed, scale, coefficients: numbers };
}
