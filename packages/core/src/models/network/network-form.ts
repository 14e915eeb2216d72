import { float64sAt } from '../../preprocess/prepared-data.ts';
import type { Advance, Block, Form, ModelParams, RunSize } from '../form.ts';
import { batchSizeOf } from './create-batches.ts';
import { directLayer } from './direct-layer.ts';
import type { FirstLayer } from './first-layer.ts';
import { gramLayer } from './gram-layer.ts';
import { shapeOf } from './network-shape.ts';
import { addressIn, createNetworkState, type NetworkState } from './network-state.ts';
import { backward, forward, propagateUpward } from './propagate.ts';
import { modelOfSaved, restoreNetwork, savedLengthsOf, saveNetwork } from './saved-network.ts';
import { startingFactor } from './starting-factor.ts';
import { step } from './step.ts';
import { allImages, takeBatch } from './take-batch.ts';

/**
 * Gradient descent for a network of dense layers. Only the first layer reads the images, so only it has two forms: in example space
 * (gram-layer.ts) and in weight space (direct-layer.ts).
 */
const createNetworkForm = (first: FirstLayer): Form<NetworkState> => ({
  init(context) {
    const state = createNetworkState(context, first.form);
    first.init(state);
    initUpperLayers(state);
    return state;
  },

  update(state, block) {
    keepNumbers(state);
    const advance = descend(first, state, block);
    if (areNumbersFinite(state)) return advance;
    return {
      iterations: goToLastFinite(first, state, block, advance.iterations),
      ended: 'diverged',
    };
  },

  logits(state, split) {
    const { m, mTest, layout } = state.data;
    const [count, rows] = split === 'train' ? [m, layout.rows] : [mTest, layout.testRows];
    if (split === 'train') first.forward(state, allImages(state), () => false);
    else first.forwardMeasured(state);
    propagateUpward(state, rows);
    return readLogits(state, rows, count);
  },

  model: (state) => modelOfSaved(first, saveNetwork(first, state), state.hyperparameters),
  save: (state) => saveNetwork(first, state),
  modelOf: (saved, hyperparameters) => modelOfSaved(first, saved, hyperparameters),
  savedLengths: (data, hyperparameters) => savedLengthsOf(first, data, hyperparameters),
  restore: (context, saved) =>
    restoreNetwork(first, createNetworkState(context, first.form), saved),
  flops: (size, params) => countFlops(first, size, params),
  kernels: `network-${first.form}`,
});

export const gramNetworkForm = createNetworkForm(gramLayer);
export const directNetworkForm = createNetworkForm(directLayer);

/** Draws the weights of the layers above the first one, layer after layer, with the next numbers of the generator. */
function initUpperLayers(state: NetworkState) {
  const { slot, shape, layout, at, hyperparameters } = state;
  for (const [l, { units, inputs }] of shape.layers.entries()) {
    const place = layout.places[l];
    if (l === 0 || place === undefined) continue;
    const factor = startingFactor(shape, l, hyperparameters.initScale);
    const weights = addressIn(state, 'parameters', place.weights);
    slot.kernels.continueRandn(factor, at + layout.random, weights, units * inputs);
  }
}

/** Does the iterations of a block, in the memory of the kernels. The state is not finite if an update has overflowed. */
function descend(
  first: FirstLayer,
  state: NetworkState,
  { costs, costLimit, shouldStop }: Block,
): Advance {
  for (let done = 0; done < costs.length; done++) {
    const batch = takeBatch(state);
    const cost = forward(first, state, batch, shouldStop);
    if (cost === undefined) return { iterations: done, ended: 'stopped' };
    // `!(cost <= limit)` is also true for NaN.
    if (!(cost <= costLimit)) return { iterations: done, ended: 'diverged' };
    if (!backward(first, state, batch, shouldStop)) return { iterations: done, ended: 'stopped' };
    step(state);
    state.iteration += 1;
    costs[done] = cost;
  }
  return { iterations: costs.length };
}

/** Repeats a block in which the state overflowed, one iteration at a time. Returns the number of iterations before the overflow. */
function goToLastFinite(
  first: FirstLayer,
  state: NetworkState,
  { costs, costLimit }: Block,
  done: number,
): number {
  const { numbers, snapshot } = state;
  numbers.set(snapshot);
  state.iteration -= done;
  for (let kept = 0; kept < done; kept++) {
    keepNumbers(state);
    const one = costs.subarray(kept, kept + 1);
    descend(first, state, { costs: one, costLimit, shouldStop: () => false });
    if (areNumbersFinite(state)) continue;
    numbers.set(snapshot);
    state.iteration -= 1;
    return kept;
  }
  return done;
}

/** Copies the parameters and their velocity or moments to the snapshot. */
const keepNumbers = ({ slot, at, layout }: NetworkState) =>
  slot.kernels.copyNumbers(at + layout.parameters, at + layout.snapshot, layout.count);

const areNumbersFinite = ({ slot, at, layout }: NetworkState) =>
  slot.kernels.areFinite(at + layout.parameters, layout.count) === 1;

/** Copies the logits of `count` examples from the last plane (outputs, rows) to an array (count, outputs). */
function readLogits({ slot, layout, shape, at }: NetworkState, rows: number, count: number) {
  const { outputs } = shape;
  const plane = float64sAt(slot.memory, at + (layout.activations.at(-1) as number), outputs * rows);
  const logits = new Float64Array(count * outputs);
  for (let i = 0; i < count; i++) {
    for (let c = 0; c < outputs; c++) logits[i * outputs + c] = plane[c * rows + i] as number;
  }
  return logits;
}

/**
 * Operations of an iteration. A weight takes 2 for each example forward and 4 backward. The first layer needs no deltas of a layer below: it
 * takes 4 in the direct form. In the Gram form, a coefficient takes 2. With a penalty, the Gram form takes all examples also for a batch.
 */
function countFlops(first: FirstLayer, size: RunSize, params: ModelParams): number {
  const [{ units }, ...upper] = shapeOf(size, params).layers;
  const count = batchSizeOf(params, size.m);
  const isGram = first.form === 'gram';
  const ofFirst = (isGram ? 2 : 4) * units * first.length(size);
  const ofUpper = upper.reduce((sum, layer) => sum + 6 * layer.units * layer.inputs, 0);
  return (isGram && params.l2 !== 0 ? size.m : count) * ofFirst + count * ofUpper;
}
