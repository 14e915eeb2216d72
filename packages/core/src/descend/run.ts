import type { Model } from '../predict/model.ts';
import type { Checkpoint } from './checkpoint.ts';

/** A measurement at a requested iteration count. */
export type Reading = {
  /** The requested iteration count. */
  asked: number;
  /** Iterations done: equal to `asked`, or fewer if the run stopped early. */
  iterations: number;
  /** Of the last iteration, before its update. */
  cost: number;
  /** Fractions of the examples that are predicted correctly, 0 to 1, after the last update. */
  trainAccuracy: number;
  testAccuracy: number;
  /** Of the validation split; undefined without one. Its cost is the mean cross-entropy, without the L2 penalty. */
  validationAccuracy: number | undefined;
  validationCost: number | undefined;
  model: Model;
};

/** A measurement of a run at its current iteration count, whether or not that count was requested. */
export type Measured = Omit<Reading, 'asked'>;

/**
 * Receives the progress of a run between blocks of iterations, every few milliseconds. Curves are views of the run's
 * own memory: copy what must outlive the call. `save` makes a checkpoint of the current state, and `measure` measures
 * it. Call both only during this call. Measuring takes about as long as half an iteration and changes no later bit.
 */
export type RunObserver = {
  onIterations(
    iteration: number,
    curve: Float64Array,
    save: () => Checkpoint,
    measure: () => Measured,
  ): void;
  /** Called when the run is stopped after at least one iteration. */
  onStop?(measure: () => Measured): void;
  onReading(reading: Reading, curve: Float64Array): void;
  shouldStop(): boolean;
};

/** The result of training a run. */
export type TrainedRun = {
  /**
   * Diverged: the next cost would be NaN or above the limit of divergence.ts. Stopped: the observer stopped the run. A
   * run that stops early by its own spec is completed.
   */
  status: 'completed' | 'diverged' | 'stopped';
  /** Iterations done, all of them with finite numbers. */
  iterations: number;
  /** The cost of each, before its update. */
  curve: Float64Array;
  /** The number of iterations whose cost was higher than the cost before. */
  costRises: number;
  /** The last finite state, and the model of that state. */
  checkpoint: Checkpoint;
  model: Model;
};
