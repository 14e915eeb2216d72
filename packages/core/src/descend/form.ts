import type { Examples } from '../preprocess/prepare-dataset.ts';
import type { Parameters } from '../propagate/parameters.ts';

/**
 * A way to compute the iterates of gradient descent. All forms go through the same iterates; they
 * differ in what they keep as state. State is passed in and out; loop, progress and cancelling are
 * the caller's.
 */
export interface Form<State> {
  init(examples: Examples, weights: Float64Array): State;
  /** One iteration. The state given stays as it is until the one returned is updated. */
  update(state: State, learningRate: number): Step<State>;
  /** The weights and the bias of a state, which the next updates may overwrite. */
  parameters(state: State): Parameters;
  /** Floating-point operations of one update. */
  flops(examples: Examples): number;
}

export type Step<State> = {
  state: State;
  /** Of the state before the update. */
  cost: number;
  /** Whether the cost, and everything in the new state, is neither NaN nor infinite. */
  finite: boolean;
};
