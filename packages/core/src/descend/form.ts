import type { Model } from '../predict/model.ts';
import type { PreparedData, Slot } from '../preprocess/prepared-data.ts';
import type { Hyperparameters } from './run-spec.ts';
import type { Start } from './start.ts';

/**
 * A way to compute the iterates of gradient descent. All forms go through the same iterates; they differ
 * in what they keep as state, which lies in a slot of the prepared data's memory. Loop, progress,
 * checkpoints and cancelling are the caller's.
 */
export interface Form<State> {
  /** The state before the first iteration. */
  init(context: RunContext): State;
  /** Goes on by a block of iterations, or by some of it. */
  update(state: State, block: Block): Advance;
  /** What the logits of all examples are in that state. */
  logits(state: State): { train: Float64Array; test: Float64Array };
  model(state: State): Model;
  save(state: State): SavedState;
  /** The model in a state that was saved: the same as `model` gives of that state. It needs no data. */
  modelOf(saved: SavedState, hyperparameters: Hyperparameters): Model;
  /** How many numbers such a state has: of scalars, and of each vector. */
  savedLengths(data: PreparedData, hyperparameters: Hyperparameters): number[];
  /** The state that was saved: it goes on to the same bits. */
  restore(context: RunContext, saved: SavedState): State;
  /** Operations of one iteration, to cut a run into blocks. */
  flops(data: PreparedData): number;
}

export type RunContext = {
  data: PreparedData;
  slot: Slot;
  hyperparameters: Hyperparameters;
  /** What the Gram form needs of the starting weights, where it is known already. */
  start?: Start | undefined;
};

export type Block = {
  /** One for each iteration to do: its cost, before its update. */
  costs: Float64Array;
  /** An iteration whose cost is beyond this, or no number, is not done: the run has diverged. */
  costLimit: number;
  shouldStop: () => boolean;
};

/** How far an update came. `diverged` leaves the last finite state, `stopped` that before the update. */
export type Advance = { iterations: number; ended?: 'diverged' | 'stopped' };

/** The numbers of a state, copied out. */
export type SavedState = { scalars: Float64Array; vectors: Float64Array[] };

/** Whether every number is neither NaN nor infinite. */
export function areFinite(numbers: Float64Array): boolean {
  // x · 0 is NaN for those and 0 for all others: one sum instead of a branch for each.
  let sum = 0;
  for (let i = 0; i < numbers.length; i++) sum += (numbers[i] as number) * 0;
  return sum === 0;
}
