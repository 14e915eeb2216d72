import type { SplitName } from '../load/dataset.ts';
import type { PreparedData, Slot } from '../preprocess/prepared-data.ts';
import type { DescentParams } from './descent-params.ts';
import type { Model } from './model.ts';
import type { Start } from './unit/start.ts';

/**
 * A way to compute the iterates of gradient descent. All forms compute the same iterates. The forms differ in the state
 * that they keep in a slot of the prepared data's memory. The loop, progress, checkpoints and cancelling are in the caller.
 */
export interface Form<State> {
  /** The state before the first iteration. */
  init(context: RunContext): State;
  /** Does the iterations of a block, or only the first ones of them if the run ends or is stopped. */
  update(state: State, block: Block): Advance;
  /** Returns the logits of the examples in this state, (count, outputs): of all to train on, or of all that are only measured. */
  logits(state: State, split: SplitName): Float64Array;
  model(state: State): Model;
  save(state: State): SavedState;
  /** The model of a saved state. It equals `model` of the same state, but needs no data. */
  modelOf(saved: SavedState, hyperparameters: DescentParams): Model;
  /**
   * The expected lengths of a saved state: the number of scalars, then the length of each vector. If a vector can have several forms, the
   * length is that of the form in `saved`.
   */
  savedLengths(data: PreparedData, hyperparameters: DescentParams, saved: SavedState): number[];
  /** Restores a saved state. A run that continues from the restored state gives the same bits. */
  restore(context: RunContext, saved: SavedState): State;
  /** The number of operations of one iteration, from which the caller computes the length of a block. */
  flops(size: RunSize, params: ModelParams): number;
  /** Names the kernels of this form. */
  kernels: KernelsName;
}

export const kernelNames = ['unit-gram', 'unit-direct', 'network-gram', 'network-direct'] as const;
type KernelsName = (typeof kernelNames)[number];

/** The sizes on which the number of operations depends: m examples to train on, n features, and the outputs of the model. */
export type RunSize = Pick<PreparedData, 'm' | 'n' | 'outputs'>;
/** The hyperparameters on which the number of operations depends. */
export type ModelParams = Pick<DescentParams, 'l2' | 'network' | 'optimization'>;

export type RunContext = {
  data: PreparedData;
  slot: Slot;
  hyperparameters: DescentParams;
  /** The precomputed products with the starting weights, for the Gram form. If undefined, the form computes the products. */
  start?: Start | undefined;
};

export type Block = {
  /** Its length is the number of iterations of the block. The form writes the cost of each iteration, before the update. */
  costs: Float64Array;
  /** The run diverges at an iteration whose cost is above this limit, or NaN. The form does not do that iteration. */
  costLimit: number;
  shouldStop: () => boolean;
};

/** The number of iterations done. After `diverged` the state is the last finite one; after `stopped`, the one before `update`. */
export type Advance = { iterations: number; ended?: 'diverged' | 'stopped' };

/** A copy of the numbers of a state. */
export type SavedState = { scalars: Float64Array; vectors: Float64Array[] };

/** Whether no number is NaN or infinite. */
export function areFinite(numbers: Float64Array): boolean {
  // x · 0 is NaN for NaN and infinity, and 0 for all other numbers. One sum is faster than a branch for each number.
  let sum = 0;
  for (let i = 0; i < numbers.length; i++) sum += (numbers[i] as number) * 0;
  return sum === 0;
}
