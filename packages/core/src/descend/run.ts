import type { SplitMetrics } from '../metrics/measure-logits.ts';
import type { Model } from '../models/model.ts';
import type { Checkpoint } from './checkpoint.ts';

export type ReadingMetrics = {
  train: SplitMetrics;
  /** If there is a validation split. */
  validation?: SplitMetrics | undefined;
  test: SplitMetrics;
};

/** A measurement at a requested iteration count. */
export type Reading = {
  /** The requested iteration count. */
  asked: number;
  /** Iterations done: equal to `asked`, or fewer if the run stopped early. */
  iterations: number;
  /** The cost of the last iteration, before its update. */
  cost: number;
  /** The metrics of the model after the last update. */
  metrics: ReadingMetrics;
  model: Model;
};

/** A measurement of a run at its current iteration count, whether or not that count was requested. */
export type Measured = Omit<Reading, 'asked'>;

/**
 * Receives the progress of a run between blocks of iterations, every few milliseconds. `save` returns a checkpoint of the
 * current state, and `measure` a measurement. An observer may call `save` and `measure` only until its own call returns.
 * A curve is a view of the run's memory, so an observer copies what it keeps. Measuring takes about as long as a few
 * iterations and does not change the result of the run.
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
   * `diverged`: the next cost would be NaN or above the limit of divergence.ts. `stopped`: the observer stopped the run.
   * `completed`: all other runs, including those that early stopping has ended.
   */
  status: 'completed' | 'diverged' | 'stopped';
  /** The number of iterations done. All their numbers are finite. */
  iterations: number;
  /** The cost of each iteration, before its update. */
  curve: Float64Array;
  /** The number of iterations whose cost was higher than the cost before. */
  costRises: number;
  /** The last finite state, and the model of that state. */
  checkpoint: Checkpoint;
  model: Model;
};
