import { float64sAt } from '../../preprocess/prepared-data.ts';
import type { FirstLayer } from './first-layer.ts';
import { kindOf } from './network-shape.ts';
import { addressIn, type NetworkState } from './network-state.ts';
import type { Batch } from './take-batch.ts';

/**
 * Forward over some training examples: Z_l = W_l A_{l−1} + b_l and A_l = f(Z_l), with A_0 = X̃ᵀ. Writes the residuals to the last plane.
 * Returns the cost: the mean of the weighted cross-entropy plus λ/2 Σ ‖W_l‖². Returns undefined if `shouldStop` ended the pass.
 */
export function forward(
  first: FirstLayer,
  state: NetworkState,
  batch: Batch,
  shouldStop: () => boolean,
): number | undefined {
  const { l2 } = state.hyperparameters;
  const ofFirst = first.forward(state, batch, shouldStop);
  if (ofFirst === undefined) return undefined;
  propagateUpward(state, batch.rows);
  const crossEntropy = turnIntoResiduals(state, batch);
  return l2 === 0 ? crossEntropy : crossEntropy + 0.5 * l2 * (ofFirst + upperSquaredNorm(state));
}

/** Forward from the pre-activations of the first layer to the logits. `rows` is the length of a row in all planes (units, rows). */
export function propagateUpward(state: NetworkState, rows: number): void {
  const { slot, layout, shape, at } = state;
  const kind = kindOf(shape.activation);
  for (let l = 1; l < shape.layers.length; l++) {
    const { units, inputs } = layerAt(state, l);
    const { weights, biases } = placeAt(state, l);
    const below = at + (layout.activations[l - 1] as number);
    slot.kernels.activate(kind, below, inputs * rows);
    slot.kernels.multiplyDense(
      ...([addressIn(state, 'parameters', weights), inputs, 1] as const),
      ...([addressIn(state, 'parameters', biases), below] as const),
      ...([at + (layout.activations[l] as number), units, inputs, rows] as const),
    );
  }
}

/**
 * Backward: ∂J/∂W_l = δ_l A_{l−1}ᵀ, ∂J/∂b_l = Σ_i δ_l, δ_{l−1} = (W_lᵀ δ_l) ∘ f′(A_{l−1}). δ of the last layer is its residuals, which
 * include the share of each example in the cost. Writes the gradient without the penalty. Returns false if `shouldStop` ended the pass.
 */
export function backward(
  first: FirstLayer,
  state: NetworkState,
  batch: Batch,
  shouldStop: () => boolean,
): boolean {
  const { slot, layout, shape, at } = state;
  const { rows } = batch;
  const { kernels } = slot;
  const last = shape.layers.length - 1;
  let deltas = at + (layout.activations[last] as number);
  for (let l = last; l > 0; l--) {
    const { units, inputs } = layerAt(state, l);
    const { weights, biases } = placeAt(state, l);
    const below = at + (layout.activations[l - 1] as number);
    const of = addressIn(state, 'gradient', weights);
    kernels.multiplyOuter(deltas, below, of, units, inputs, rows, 1);
    kernels.sumUnits(deltas, addressIn(state, 'gradient', biases), units, rows, 1);
    const next = l > 1 ? at + (layout.deltas[l - 1] as number) : first.deltasAt(state, batch);
    kernels.multiplyDense(
      ...([addressIn(state, 'parameters', weights), 1, inputs, 0] as const),
      ...([deltas, next, inputs, units, rows] as const),
    );
    kernels.derive(kindOf(shape.activation), below, next, inputs * rows);
    deltas = next;
  }
  const [{ units }] = shape.layers;
  if (last === 0) copyPlane(state, deltas, first.deltasAt(state, batch), units * rows);
  const { biases } = layout.places[0];
  kernels.sumUnits(
    first.deltasAt(state, batch),
    addressIn(state, 'gradient', biases),
    units,
    rows,
    1,
  );
  return first.backward(state, batch, shouldStop);
}

/** Turns the logits in the last plane into residuals, and returns the mean of the weighted cross-entropy. */
function turnIntoResiduals(
  { slot, layout, shape, at }: NetworkState,
  { count, rows, labels, shares }: Batch,
): number {
  const logits = at + (layout.activations.at(-1) as number);
  const sums = float64sAt(slot.memory, at + layout.sums, 1).fill(0);
  if (shape.outputs === 1) {
    slot.kernels.sigmoidResiduals(logits, labels, shares, rows, at + layout.sums);
  } else {
    const of = [shape.outputs, count, rows, at + layout.sums] as const;
    slot.kernels.softmaxResiduals(logits, labels, shares, ...of);
  }
  return sums[0] as number;
}

/** Σ ‖W_l‖² of the layers above the first one. */
function upperSquaredNorm(state: NetworkState): number {
  let sum = 0;
  for (let l = 1; l < state.shape.layers.length; l++) {
    const { units, inputs } = layerAt(state, l);
    const weights = addressIn(state, 'parameters', placeAt(state, l).weights);
    // A region is padded with zeros to a multiple of 8 numbers, so the kernel can read an even number of them.
    sum += state.slot.kernels.dot(weights, weights, 2 * Math.ceil((units * inputs) / 2));
  }
  return sum;
}

function copyPlane({ slot }: NetworkState, from: number, to: number, count: number) {
  float64sAt(slot.memory, to, count).set(float64sAt(slot.memory, from, count));
}

const layerAt = ({ shape }: NetworkState, l: number) => shape.layers[l] ?? shape.layers[0];
const placeAt = ({ layout }: NetworkState, l: number) => layout.places[l] ?? layout.places[0];
