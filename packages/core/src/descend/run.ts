import type { Model } from '../predict/model.ts';
import type { Checkpoint } from './checkpoint.ts';

/** What is measured at an iteration count asked for. */
export type Reading = {
  /** The iteration count asked for. */
  asked: number;
  /** How many were done: as asked, or fewer where the run stopped early. */
  iterations: number;
  /** Of the last iteration, computed before its update. */
  cost: number;
  /** Shares of the examples that are predicted rightly, 0 to 1, after the last update. */
  trainAccuracy: number;
  testAccuracy: number;
  /** Of the part of train that was held out, if any; its cost is that of the prediction, without a penalty. */
  validationAccuracy: number | undefined;
  validationCost: number | undefined;
  model: Model;
};

/** A measurement of a run at the iteration count it has reached, whether or not that count was asked for. */
export type Measured = Omit<Reading, 'asked'>;

/**
 * Told of a run between blocks of iterations, every few milliseconds. Curves are views of the run's own: copy
 * what is to stay. `save` makes a checkpoint of the current state, and `measure` measures it. Call both only
 * during this call. Measuring takes about as long as half an iteration and changes no later bit.
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

/** What training a run came to. */
export type TrainedRun = {
  /**
   * Diverged: the next iteration's cost would have been no number, or one that exploded. Stopped: the observer
   * said so. A run that stops early by its own spec is completed.
   */
  status: 'completed' | 'diverged' | 'stopped';
  /** How many were done, all of them with finite numbers. */
  iterations: number;
  /** The cost of each, before its update. */
  curve: Float64Array;
  /** At how many iterations the cost was higher than at the one before. */
  costRises: number;
  /** The last finite state, and what it amounts to. */
  checkpoint: Checkpoint;
  model: Model;
};
