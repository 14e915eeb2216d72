import type { Activation } from '../models/network/network-params.ts';
import type { Examples } from './examples.ts';

/** Weights (units, inputs) row by row, and biases (units). */
export type ReferenceLayer = { weights: Float64Array; biases: Float64Array };

export type ReferenceNetwork = {
  layers: ReferenceLayer[];
  activation: Activation;
  /** 1 for two classes, with the sigmoid; else the number of classes, with the softmax. */
  outputs: number;
};

const functions: Record<Activation, { of(z: number): number; slope(a: number): number }> = {
  relu: { of: (z) => Math.max(z, 0), slope: (a) => (a > 0 ? 1 : 0) },
  tanh: { of: Math.tanh, slope: (a) => 1 - a * a },
  sigmoid: { of: (z) => 1 / (1 + Math.exp(-z)), slope: (a) => a * (1 - a) },
};

/** The activations of all layers for one example, from its features to its logits. */
function propagateExample({ layers, activation }: ReferenceNetwork, x: Float64Array) {
  const all = [x];
  for (const [l, { weights, biases }] of layers.entries()) {
    const below = all[l] as Float64Array;
    const isLast = l === layers.length - 1;
    all.push(
      biases.map((bias, u) => {
        let z = bias;
        for (let j = 0; j < below.length; j++) {
          z += (weights[u * below.length + j] as number) * (below[j] as number);
        }
        return isLast ? z : functions[activation].of(z);
      }),
    );
  }
  return all;
}

/** The cross-entropy of one example, and its residuals: the derivatives with respect to the logits. */
function compareWithLabel(logits: Float64Array, y: number) {
  const [z = 0] = logits;
  if (logits.length === 1) {
    return {
      cost: Math.max(z, 0) - y * z + Math.log1p(Math.exp(-Math.abs(z))),
      residuals: Float64Array.of(1 / (1 + Math.exp(-z)) - y),
    };
  }
  const highest = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - highest));
  const total = powers.reduce((sum, e) => sum + e, 0);
  return {
    cost: Math.log(total) + highest - (logits[y] as number),
    residuals: powers.map((e, c) => e / total - (c === y ? 1 : 0)),
  };
}

/**
 * Returns the cost 1/m Σ w_y cross-entropy + λ/2 Σ ‖W_l‖² of a network, and its gradient by backpropagation, in plain TypeScript, example by
 * example. It is the reference for the engine. w_y is the weight of the label y, by default 1.
 */
export function differentiate(
  network: ReferenceNetwork,
  { X, y, m, n }: Examples,
  l2: number,
  weightOf: (label: number) => number = () => 1,
) {
  const gradient = network.layers.map(
    ({ weights, biases }): ReferenceLayer => ({
      weights: weights.map((w) => l2 * w),
      biases: new Float64Array(biases.length),
    }),
  );
  let cost = 0;
  for (const { weights } of network.layers) {
    cost += (l2 / 2) * weights.reduce((sum, w) => sum + w * w, 0);
  }
  for (let i = 0; i < m; i++) {
    const all = propagateExample(network, X.subarray(i * n, (i + 1) * n));
    const logits = all.at(-1) as Float64Array;
    const { cost: ofExample, residuals } = compareWithLabel(logits, y[i] as number);
    const share = weightOf(y[i] as number) / m;
    cost += ofExample * share;
    let deltas: Float64Array = residuals.map((r) => r * share);
    for (let l = network.layers.length - 1; l >= 0; l--) {
      deltas = addLayer(network, gradient, l, all[l] as Float64Array, deltas);
    }
  }
  return { cost, gradient };
}

/** Adds the gradient of layer l from its deltas, and returns the deltas of the layer below. */
function addLayer(
  { layers, activation }: ReferenceNetwork,
  gradient: ReferenceLayer[],
  l: number,
  below: Float64Array,
  deltas: Float64Array,
): Float64Array {
  const { weights } = layers[l] as ReferenceLayer;
  const of = gradient[l] as ReferenceLayer;
  const next = new Float64Array(below.length);
  for (const [u, delta] of deltas.entries()) {
    of.biases[u] = (of.biases[u] as number) + delta;
    for (let j = 0; j < below.length; j++) {
      const at = u * below.length + j;
      of.weights[at] = (of.weights[at] as number) + delta * (below[j] as number);
      next[j] = (next[j] as number) + (weights[at] as number) * delta;
    }
  }
  return next.map((d, j) => d * functions[activation].slope(below[j] as number));
}
