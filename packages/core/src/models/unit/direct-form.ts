import { multiplySplit, scaleWeights } from '../../predict/multiply-split.ts';
import { scalarCount } from '../../preprocess/layout.ts';
import { pieceBounds, reachPiece } from '../../preprocess/pieces.ts';
import { float64sAt } from '../../preprocess/prepared-data.ts';
import type { Form, RunContext } from '../form.ts';

export type DirectState = RunContext & {
  /** The whole state as stored in the slot, and a copy of the state before the last update. */
  numbers: Float64Array;
  snapshot: Float64Array;
  /** [Σ r, Σ cross-entropy, offset · w, ‖w‖²]. */
  sums: Float64Array;
  gradient: Float64Array;
};

const [biasAt, biasVelocityAt] = [0, 1] as const;

/**
 * The article's loop with the weights as state: forward, backward and update over all pixels, 4mn operations an
 * iteration. A pass works forward and backward on a group of images that fits into the processor's cache. So an
 * iteration reads each image from memory once, not twice. The weights are scaled, not the pixels, because there are fewer
 * weights: x̃ · w = x · (gain ∘ w) − offset · w.
 */
export const directForm: Form<DirectState> = {
  init(context) {
    const state = layOut(context);
    const { data, slot, hyperparameters } = context;
    const { seed, initScale } = hyperparameters;
    slot.kernels.fillRandn(seed, initScale, slot.at.work, weightsAt(slot), data.n);
    rescale(state);
    return state;
  },

  update(state, { costs, costLimit, shouldStop }) {
    const { numbers, snapshot, sums, hyperparameters, data } = state;
    for (let done = 0; done < costs.length; done++) {
      if (!passOver(state, shouldStop)) return { iterations: done, ended: 'stopped' };
      const [, crossEntropy = 0, , squaredNorm = 0] = sums;
      const cost = crossEntropy / data.m + 0.5 * hyperparameters.l2 * squaredNorm;
      // `!(cost <= limit)` is also true for NaN.
      if (!(cost <= costLimit)) return { iterations: done, ended: 'diverged' };
      snapshot.set(numbers);
      step(state);
      const stateIsFinite = Number.isFinite(sums[3]) && Number.isFinite(numbers[biasAt]);
      if (!stateIsFinite) {
        numbers.set(snapshot);
        rescale(state);
        return { iterations: done, ended: 'diverged' };
      }
      costs[done] = cost;
    }
    return { iterations: costs.length };
  },

  logits: (state, split) => multiplySplit(state.data, state.slot, split, shiftOf(state)).slice(),

  model(state) {
    const weights = weightsIn(state).slice();
    return { form: 'direct', bias: state.numbers[biasAt] as number, weights };
  },

  save(state) {
    const velocities = state.hyperparameters.momentum === 0 ? [] : [velocityIn(state).slice()];
    return {
      scalars: state.numbers.slice(0, biasVelocityAt + 1),
      vectors: [weightsIn(state).slice(), ...velocities],
    };
  },

  modelOf({ scalars, vectors }) {
    const [weights = new Float64Array(0)] = vectors;
    return { form: 'direct', bias: scalars[biasAt] as number, weights };
  },

  savedLengths: ({ n }, { momentum }) => [
    biasVelocityAt + 1,
    ...Array(momentum === 0 ? 1 : 2).fill(n),
  ],

  restore(context, { scalars, vectors }) {
    const state = layOut(context);
    const [weights = [], velocity = []] = vectors;
    state.numbers.set(scalars);
    weightsIn(state).set(weights);
    velocityIn(state).set(velocity);
    rescale(state);
    return state;
  },

  // Four products of bytes take the time of one product of float64.
  flops: ({ m, n }) => m * n,
  kernels: 'unit-direct',
};

function layOut(context: RunContext): DirectState {
  const { data, slot } = context;
  const { stride } = data.layout;
  const length = scalarCount + 2 * stride;
  return {
    ...context,
    numbers: float64sAt(slot.memory, slot.at.state, length).fill(0),
    snapshot: float64sAt(slot.memory, slot.at.snapshot, length),
    sums: float64sAt(slot.memory, slot.at.sums, 4),
    gradient: float64sAt(slot.memory, slot.at.gradient, stride),
  };
}

const weightsIn = ({ numbers, data }: DirectState) =>
  numbers.subarray(scalarCount, scalarCount + data.n);

function velocityIn({ numbers, data }: DirectState) {
  const from = scalarCount + data.layout.stride;
  return numbers.subarray(from, from + data.n);
}

/** Computes `scaled`, offset · w and ‖w‖² from the weights. */
function rescale({ data, slot }: DirectState) {
  scaleWeights(data, slot, weightsAt(slot));
}

const weightsAt = ({ at }: RunContext['slot']) =>
  at.state + scalarCount * Float64Array.BYTES_PER_ELEMENT;

const shiftOf = ({ numbers, sums }: DirectState) =>
  (numbers[biasAt] as number) - (sums[2] as number);

/** Computes forward and backward over all images. Returns false if `shouldStop` ended the pass before the last image. */
function passOver(state: DirectState, shouldStop: () => boolean): boolean {
  const { data, slot, sums, gradient } = state;
  const { labels, stride } = data.layout;
  const { scaled, work } = slot.at;
  const shift = shiftOf(state);
  gradient.fill(0);
  sums.fill(0, 0, 2);
  for (const bounds of pieceBounds(data, 'train')) {
    if (shouldStop()) return false;
    const { from, to, rows, at } = reachPiece(data, slot, 'train', bounds);
    const y = labels + from * Float64Array.BYTES_PER_ELEMENT;
    slot.kernels.passDirect(
      ...([at, y, rows, to - from, stride, scaled, shift] as const),
      ...([slot.at.gradient, work, slot.at.sums] as const),
    );
  }
  return true;
}

function step({ data, slot, sums, hyperparameters }: DirectState) {
  const { learningRate, l2, momentum, nesterov } = hyperparameters;
  const { gain, offset, stride } = data.layout;
  const { state, gradient, scaled } = slot.at;
  slot.kernels.stepDirect(
    ...([state, gradient, gain, offset, stride, sums[0] as number, 1 / data.m] as const),
    ...([learningRate, l2, momentum, nesterov, scaled, slot.at.sums + 16] as const),
  );
}
