import type { Model } from '../predict/model.ts';
import type { PreparedData, Slot } from '../preprocess/prepared-data.ts';
import type { DescentParams } from './run-spec.ts';
import type { Start } from './start.ts';

/**
 * A way to compute the iterates of gradient descent. All forms compute the same iterates. They differ in the state that
 * they keep in a slot of the prepared data's memory. The caller owns the loop, progress, checkpoints and cancelling.
 */
export interface Form<State> {
  /** The state before the first iteration. */
  init(context: RunContext): State;
  /** Continues by a block of iterations, or by part of the block. */
  update(state: State, block: Block): Advance;
  /** The logits of all examples in that state. */
  logits(state: State): { train: Float64Array; test: Float64Array };
  model(state: State): Model;
  save(state: State): SavedState;
  /** The model of a saved state: equal to `model` of that state. It needs no data. */
  modelOf(saved: SavedState, hyperparameters: DescentParams): Model;
  /** The lengths of a saved state: the number of scalars, and the length of each vector. */
  savedLengths(data: PreparedData, hyperparameters: DescentParams): number[];
  /** The saved state as a state. A run that continues from it gives the same bits. */
  restore(context: RunContext, saved: SavedState): State;
  /** Operations of one iteration; the caller divides a run into blocks by it. */
  flops(data: PreparedData): number;
}

export type RunContext = {
  data: PreparedData;
  slot: Slot;
  hyperparameters: DescentParams;
  /** The precomputed products of the Gram form with the starting weights; undefined: the form computes them. */
  start?: Start | undefined;
};

export type Block = {
  /** The length is the number of iterations to do. The form writes the cost of each, before its update. */
  costs: Float64Array;
  /** The run has diverged before an iteration whose cost is above this, or NaN; that iteration is not done. */
  costLimit: number;
  shouldStop: () => boolean;
};

/** The iterations done by an update. `diverged` leaves the last finite state, `stopped` the state before the update. */
export type Advance = { iterations: number; ended?: 'diverged' | 'stopped' };

/** The numbers of a state, copied out. */
export type SavedState = { scalars: Float64Array; vectors: Float64Array[] };

/** Whether every number is neither NaN nor infinite. */
export function areFinite(numbers: Float64Array): boolean {
  // x · 0 is NaN for NaN and infinity, and 0 for all other numbers: one sum instead of a branch for each.
  let sum = 0;
  for (let i = 0; i < numbers.length; i++) sum += (numbers[i] as number) * 0;
  return sum === 0;
}
