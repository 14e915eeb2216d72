import { predictLabel } from '../predict/predict-label.ts';
import { probabilityOf } from '../predict/probability.ts';
import { softmax } from '../predict/softmax.ts';
import { type ActivationKind, activate } from '../scalar/activate.ts';

/** A model without its dataset: its preprocessing and its dense layers, the first layer first. */
export type DenseModel = {
  preprocessing: {
    /** Mean and deviation of each feature, (n); undefined if each pixel is divided by 255. */
    moments: { mean: Float64Array; deviation: Float64Array } | undefined;
  };
  /** Weights (n_l, n_{l−1}) row by row, and a bias for each unit, (n_l). */
  layers: readonly {
    weights: Float64Array;
    bias: Float64Array;
    activation: 'relu' | 'tanh' | 'sigmoid' | 'softmax';
  }[];
};

export type ScoredImages = {
  /** The probability of each class, (count, classes), image after image. With two classes, those of label 0 are σ(−z). */
  probabilities: Float64Array<ArrayBuffer>;
  /** The predicted label of each image, (count). */
  predicted: Uint8Array<ArrayBuffer>;
};

/**
 * What a model predicts for images that are in no dataset: a_0 = x̃, z_l = W_l a_{l−1} + b_l, a_l = g(z_l), and the sigmoid or the softmax of the
 * last z. A feature x̃ is x / 255, or (x − mean) / deviation, and 0 where the deviation is 0.
 * Shapes: each image (n), uint8, row by row, the channels of a pixel together.
 * Edges: a logit of NaN gives the label 0, and probabilities of NaN. No images give empty results.
 * Cost: 2 Σ n_l n_{l−1} operations for each image.
 * Error: |Δz| ≤ n 2^−53 Σ |w x̃| of each unit. The engine sums exact products instead, so its probabilities differ by rounding errors.
 * It has the same bits on every machine, and those of an image do not depend on the other images.
 */
export function scoreImages(model: DenseModel, images: readonly Uint8Array[]): ScoredImages {
  const logits = logitsOfImages(model, images);
  const outputs = model.layers.at(-1)?.bias.length ?? 0;
  return {
    probabilities: outputs === 1 ? pairsOf(logits) : softmax(logits, outputs),
    predicted: Uint8Array.from(images, (_, i) => predictLabel(logits, i, outputs)),
  };
}

/** The logits of `scoreImages`: one for each image with two classes, else (count, classes). */
export function logitsOfImages(
  model: DenseModel,
  images: readonly Uint8Array[],
): Float64Array<ArrayBuffer> {
  const { layers } = model;
  const outputs = layers.at(-1)?.bias.length ?? 0;
  const logits = new Float64Array(images.length * outputs);
  const scale = createScale(model);
  for (const [i, image] of images.entries()) {
    let values = scale(image);
    for (const [l, { weights, bias, activation }] of layers.entries()) {
      values = multiply(weights, bias, values);
      const kind = kinds[activation];
      // The last layer keeps its logits, also the sigmoid of two classes.
      if (kind === undefined || l + 1 === layers.length) continue;
      for (const [u, z] of values.entries()) values[u] = activate(kind, z);
    }
    logits.set(values, i * outputs);
  }
  return logits;
}

const kinds: Readonly<Record<string, ActivationKind>> = { relu: 0, tanh: 1, sigmoid: 2 };

/** Returns the function that computes the features of an image. It uses one array again and again. */
function createScale({ preprocessing: { moments }, layers }: DenseModel) {
  const [first] = layers;
  const features = new Float64Array((first?.weights.length ?? 0) / (first?.bias.length ?? 1));
  return (image: Uint8Array): Float64Array => {
    for (let j = 0; j < features.length; j++) {
      const x = image[j] as number;
      features[j] = moments ? standardise(x, moments, j) : x / 255;
    }
    return features;
  };
}

type Moments = NonNullable<DenseModel['preprocessing']['moments']>;

function standardise(x: number, { mean, deviation }: Moments, j: number): number {
  const d = deviation[j] as number;
  return d === 0 ? 0 : (x - (mean[j] as number)) / d;
}

/** z = W a + b. */
function multiply(weights: Float64Array, bias: Float64Array, inputs: Float64Array): Float64Array {
  const n = inputs.length;
  return bias.map((b, u) => {
    let sum = 0;
    for (let j = 0, at = u * n; j < n; j++, at++) {
      sum += (weights[at] as number) * (inputs[j] as number);
    }
    return sum + b;
  });
}

/** (σ(−z), σ(z)) of each logit. σ(−z) has no rounding error of 1 − σ(z). */
function pairsOf(logits: Float64Array): Float64Array<ArrayBuffer> {
  const pairs = new Float64Array(2 * logits.length);
  for (const [i, z] of logits.entries()) pairs.set([probabilityOf(-z), probabilityOf(z)], 2 * i);
  return pairs;
}
