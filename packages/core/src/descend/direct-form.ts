import type { Examples } from '../preprocess/prepare-dataset.ts';
import { rowsPerPass } from '../propagate/logits.ts';
import type { Parameters } from '../propagate/parameters.ts';
import { propagate } from '../propagate/propagate.ts';
import type { Form } from './form.ts';
import { addGradient, areFinite, descend, type Gradient } from './gradient.ts';

export type DirectState = {
  examples: Examples;
  parameters: Parameters;
  /** Weights of the state before; the next update writes over them. */
  spare: Float64Array;
  activations: Float64Array;
  gradient: Gradient;
};

/**
 * The article's loop, weights as state: forward, backward, update over all pixels, 4mn flops an
 * iteration. A few rows go forward and straight back while they are in the processor's cache, so X
 * comes from memory once an iteration and not twice.
 */
export const directForm: Form<DirectState> = {
  init: (examples, weights) => ({
    examples,
    parameters: { weights, bias: 0 },
    spare: new Float64Array(examples.n),
    activations: new Float64Array(examples.m),
    gradient: { dw: new Float64Array(examples.n), db: 0 },
  }),

  update: (state, learningRate) => {
    const { examples, activations, gradient } = state;
    const { m } = examples;
    gradient.dw.fill(0);
    gradient.db = 0;
    let total = 0;
    for (let from = 0; from < m; from += rowsPerPass) {
      const rows = { from, to: Math.min(from + rowsPerPass, m) };
      total += propagate(examples, state.parameters, activations, rows);
      addGradient(examples, activations, gradient, rows);
    }
    const cost = total / m;
    const parameters = descend(state.parameters, gradient, learningRate / m, state.spare);
    return {
      state: { ...state, parameters, spare: state.parameters.weights },
      cost,
      finite: Number.isFinite(cost) && areFinite(parameters),
    };
  },

  parameters: (state) => state.parameters,

  flops: ({ m, n }) => 4 * m * n,
};
