import type { Direction } from '../history/history.ts';
import type { Visible } from '../history/visible-to.ts';
import type { Asked } from '../space/asked.ts';
import type { SearchSpace } from '../space/search-space.ts';
import type { Configuration } from '../space/space.ts';

/** What a strategy may use to choose a trial. Everything else, such as the number of workers or the time, must not matter. */
export type Asking = {
  trial: number;
  visible: Visible;
  asked: Asked;
  /** Returns what an earlier trial saw. */
  visibleTo(trial: number): Visible;
  /** Returns whether a trial below this one has the configuration. */
  isTaken(configuration: Configuration): boolean;
};

export type StrategySettings = {
  space: SearchSpace;
  seed: number;
  /** The most trials that are open at once. */
  parallelism: number;
  /**
   * The number of results from which on `tpe` or `gp` learns. The trials before, the first `startup` + `parallelism` − 1, are points of Sobol's
   * sequence. The other strategies do not use it.
   */
  startup: number;
  direction: Direction;
};

/**
 * A strategy keeps only what it can compute again from an `Asking`: one that has lived along and one that is made anew choose the same.
 */
export type Strategy = {
  /**
   * Returns the configuration of a trial. Undefined if all configurations that the strategy has tried are taken: then the search
   * chooses another one.
   */
  propose(asking: Asking): Configuration | undefined;
  /** Returns the number below which results are visible to a trial. Default: trial − (parallelism − 1). */
  seenBelow?(trial: number): number;
};

export type CreateStrategy = (settings: StrategySettings) => Strategy;
