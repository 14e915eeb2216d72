import type { PreparedData } from '../../preprocess/prepared-data.ts';
import type { DescentParams } from '../descent-params.ts';
import type { SavedState } from '../form.ts';
import type { FirstLayer } from './first-layer.ts';
import { numbersEach } from './lay-out-network.ts';
import { type NetworkModel, networkOf } from './network-model.ts';
import { shapeOf } from './network-shape.ts';
import type { NetworkState } from './network-state.ts';

/** A part of the parameters: `count` pieces of `length` numbers, `stride` numbers apart. */
type Part = { at: number; count: number; length: number; stride: number };

/**
 * Returns the saved state of a network. Its scalars are the scale of the starting weights and the velocity of this scale, and with an
 * `optimization` the number of iterations. Its vectors, without padding, are the first layer, the weights of each layer above, and the biases of
 * each layer. With momentum, their velocities follow in the same order, and with Adam their two moments.
 */
export function saveNetwork(first: FirstLayer, state: NetworkState): SavedState {
  const { numbers, layout, hyperparameters } = state;
  const vectors: Float64Array[] = [];
  for (let from = 0; from < layout.count; from += layout.span) {
    vectors.push(...readParts(first, state, from));
  }
  const scales = [numbers[0] ?? 0, numbers[layout.span] ?? 0];
  const counts = hyperparameters.optimization === undefined ? [] : [state.iteration];
  return { scalars: Float64Array.of(...scales, ...counts), vectors };
}

export function restoreNetwork(
  first: FirstLayer,
  state: NetworkState,
  { scalars, vectors }: SavedState,
): NetworkState {
  const { numbers, layout } = state;
  const [scale = 0, scaleVelocity = 0, iteration = 0] = scalars;
  numbers[0] = scale;
  if (layout.count > layout.span) numbers[layout.span] = scaleVelocity;
  state.iteration = iteration;
  const parts = partsOf(first, state);
  for (const [k, vector] of vectors.entries()) {
    const part = parts[k % parts.length] as Part;
    const from = part.at + Math.floor(k / parts.length) * layout.span;
    for (let u = 0; u < part.count; u++) {
      const ofPiece = vector.subarray(u * part.length, (u + 1) * part.length);
      numbers.set(ofPiece, from + u * part.stride);
    }
  }
  first.restore(state);
  return state;
}

/** The lengths of `scalars` and of each vector of a saved state. */
export function savedLengthsOf(
  first: FirstLayer,
  data: PreparedData,
  hyperparameters: DescentParams,
): number[] {
  const { layers } = shapeOf(data, hyperparameters);
  const lengths = layers.map(
    ({ units, inputs }, l) => units * (l > 0 ? inputs : first.length(data)),
  );
  const ofAll = [...lengths, ...layers.map(({ units }) => units)];
  const scalars = hyperparameters.optimization === undefined ? 2 : 3;
  return [scalars, ...Array.from({ length: numbersEach(hyperparameters) }, () => ofAll).flat()];
}

export function modelOfSaved(
  first: FirstLayer,
  { scalars, vectors }: SavedState,
  { network, seed }: DescentParams,
): NetworkModel {
  const { layers = [], activation = 'relu' } = network ?? {};
  const [scale = 0] = scalars;
  const header = { form: first.form, layers, activation, seed, scale };
  return networkOf(header, vectors.slice(0, 2 * (layers.length + 1)));
}

function readParts(first: FirstLayer, state: NetworkState, from: number): Float64Array[] {
  return partsOf(first, state).map(({ at, count, length, stride }) => {
    const vector = new Float64Array(count * length);
    for (let u = 0; u < count; u++) {
      const of = from + at + u * stride;
      vector.set(state.numbers.subarray(of, of + length), u * length);
    }
    return vector;
  });
}

function partsOf(first: FirstLayer, { data, shape, layout }: NetworkState): Part[] {
  const weights = shape.layers.map(({ units, inputs }, l): Part => {
    const at = layout.places[l]?.weights ?? 0;
    if (l > 0) return { at, count: 1, length: units * inputs, stride: 0 };
    return { at, count: units, length: first.length(data), stride: first.stride(data) };
  });
  const biases = shape.layers.map(({ units }, l): Part => {
    return { at: layout.places[l]?.biases ?? 0, count: 1, length: units, stride: 0 };
  });
  return [...weights, ...biases];
}
