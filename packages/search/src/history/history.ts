import type { Configuration } from '../space/space.ts';

/** The values and the end of a trial, as far as they are stored. A history lists the trials 0, 1, … in this order. */
export type TrialRecord = {
  configuration: Configuration;
  /** The metric at each rung that the trial has reached, from the first rung of its cohort on. NaN: it diverged before that rung. */
  values: readonly number[];
  /** Whether the trial has ended, so that no further value follows. */
  ended: boolean;
  /** The second criterion of the order at each of these rungs, lower is better. */
  costs?: readonly number[];
  /**
   * The trial has failed. A failure is a circumstance: it does not follow from the configuration. From this ask on, the trial counts as
   * worst. The log of circumstances keeps this number, so that a replay asks the same.
   */
  failedFrom?: number;
  /**
   * Failures that a retry has undone. The asks from `from` to before `until` saw the trial as failed, with its first `values` values.
   */
  earlierFailures?: readonly { from: number; until: number; values: number }[];
};

export type History = readonly TrialRecord[];

/** `minimise`: a lower metric is better. */
export type Direction = 'minimise' | 'maximise';

/** Returns the score of a metric: lower is better, NaN is worst, and there is no −0. */
export const scoreOf = (value: number, direction: Direction): number =>
  (direction === 'minimise' ? value : -value) + 0;
