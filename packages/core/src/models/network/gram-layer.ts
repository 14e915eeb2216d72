import { multiplySplits, scaleWeights } from '../../predict/multiply-split.ts';
import { float64sAt } from '../../preprocess/prepared-data.ts';
import type { FirstLayer } from './first-layer.ts';
import { addStartOfSome, multiplyAllRows, multiplySomeRows, scatterDeltas } from './gram-batch.ts';
import { addressIn, type NetworkState } from './network-state.ts';
import { startingFactor } from './starting-factor.ts';
import type { Batch } from './take-batch.ts';

/**
 * The first layer in example space. Every gradient of W₁ is δ₁ X̃, a combination of the examples. So W₁ = γ W₀ + T X̃ at every iteration,
 * with one coefficient in T (h, m) for each unit and example. With K = X̃ X̃ᵀ, the pre-activations are
 *
 *     W₁ X̃ᵀ = γ W₀ X̃ᵀ + T K
 *
 * and the step W₁ ← W₁ − α (δ₁ X̃ + λ W₁) is T ← T − α (δ₁ + λ T), γ ← γ − α λ γ. An iteration takes 2m²h operations for h
 * units, instead of 4mnh. γ includes the starting factor.
 */
export const gramLayer: FirstLayer = {
  form: 'gram',

  init(state) {
    const { shape, hyperparameters, numbers } = state;
    numbers[0] = startingFactor(shape, 0, hyperparameters.initScale);
    multiplyStart(state);
  },

  restore: multiplyStart,

  forward(state, batch) {
    return batch.indices === undefined
      ? multiplyAll(state)
      : multiplyBatch(state, { ...batch, indices: batch.indices });
  },

  forwardMeasured(state) {
    const { data, slot, layout, shape, at, numbers } = state;
    const { crossGram, rows, testRows } = data.layout;
    const [{ units }] = shape.layers;
    const [place] = layout.places;
    const plane = at + layout.activations[0];
    slot.kernels.multiplyRectangle(
      ...([crossGram, addressIn(state, 'parameters', place.weights), plane] as const),
      ...([units, testRows, rows] as const),
    );
    const biases = addressIn(state, 'parameters', place.biases);
    const [scale = 0] = numbers;
    slot.kernels.addStart(plane, at + layout.measuredStart, scale, biases, units, testRows);
  },

  // The deltas are the gradient of the coefficients. Those of the images outside a batch are 0.
  deltasAt: (state, { indices }) =>
    indices === undefined
      ? addressIn(state, 'gradient', state.layout.places[0].weights)
      : state.at + state.layout.deltas[0],

  backward(state, { indices, rows }) {
    if (indices !== undefined) scatterDeltas(state, indices, rows);
    return true;
  },

  length: ({ m }) => m,
  stride: ({ layout }) => layout.rows,
};

/** Writes the pre-activations of all images to the first plane. Returns ‖W₁‖², or 0 without a penalty. */
function multiplyAll(state: NetworkState): number {
  const { data, slot, layout, shape, at, numbers } = state;
  const { kernels } = slot;
  const { gram, rows } = data.layout;
  const [{ units }] = shape.layers;
  const [place] = layout.places;
  const coefficients = addressIn(state, 'parameters', place.weights);
  const plane = at + layout.activations[0];
  kernels.multiplyPackedMany(gram, coefficients, plane, units, rows);
  const squaredNorm = squareNorm(state, plane);
  const [scale = 0] = numbers;
  const biases = addressIn(state, 'parameters', place.biases);
  kernels.addStart(plane, at + layout.start, scale, biases, units, rows);
  return squaredNorm;
}

/** The same for the images of a batch. */
function multiplyBatch(state: NetworkState, batch: Batch & { indices: Int32Array }): number {
  let squaredNorm = 0;
  if (state.hyperparameters.l2 === 0) multiplySomeRows(state, batch);
  else squaredNorm = squareNorm(state, multiplyAllRows(state, batch));
  addStartOfSome(state, batch);
  return squaredNorm;
}

/** ‖γ W₀ + T X̃‖² = γ² ‖W₀‖² + 2 γ T · W₀ X̃ᵀ + T · T K, with T K of all images at the address `products`. 0 without a penalty. */
function squareNorm(state: NetworkState, products: number): number {
  const { data, slot, layout, shape, at, numbers, hyperparameters, startNorm } = state;
  if (hyperparameters.l2 === 0) return 0;
  const coefficients = addressIn(state, 'parameters', layout.places[0].weights);
  const count = shape.layers[0].units * data.layout.rows;
  const [scale = 0] = numbers;
  return (
    scale * scale * startNorm +
    2 * scale * slot.kernels.dot(coefficients, at + layout.start, count) +
    slot.kernels.dot(coefficients, products, count)
  );
}

/**
 * Computes W₀ X̃ᵀ of train and of the images that are only measured, and ‖W₀‖², at scale 1. Draws W₀ unit by unit, and does not
 * store it.
 */
function multiplyStart(state: NetworkState) {
  const { data, slot, layout, shape, at, hyperparameters } = state;
  const { rows, testRows, stride } = data.layout;
  const [{ units }] = shape.layers;
  const { gradient } = slot.at;
  const random = at + layout.random;
  slot.kernels.seedRandn(hyperparameters.seed, random);
  float64sAt(slot.memory, gradient, stride).fill(0);
  state.startNorm = 0;
  for (let u = 0; u < units; u++) {
    slot.kernels.continueRandn(1, random, gradient, data.n);
    const { shift, squaredNorm } = scaleWeights(data, slot, gradient);
    state.startNorm += squaredNorm;
    const planeOf = (plane: number, length: number) =>
      float64sAt(slot.memory, at + plane + u * length * Float64Array.BYTES_PER_ELEMENT, length);
    const { train, test } = multiplySplits(data, slot, -shift);
    planeOf(layout.start, rows).set(train);
    planeOf(layout.measuredStart, testRows).set(test);
  }
}
