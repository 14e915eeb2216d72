// What the planner, the main thread and the thread of adaptive searches exchange.
import type { AdaptiveSearch, AskedTrial, SweepSpec } from '@sweepq/contract';
import type { SeenFailure } from '@sweepq/store';

/** The outcomes of the chosen trials of a sweep, in their order. */
export type Outcomes = {
  /** The metric of the objective of each completed trial; NaN for the others. */
  values: Float64Array;
  /** The train cost of each completed trial, by which equal values are ranked; NaN for the others. */
  costs: Float64Array;
  /** How each trial stands: one of `standing`. */
  standings: Uint8Array;
  /**
   * In a sweep with pruning: the number of rungs below the last one that each trial has reached, and its values there (the metric of the
   * objective and the train cost), trial by trial.
   */
  rungs?: { counts: Uint8Array; values: Float64Array; costs: Float64Array } | undefined;
};

export const standing = { open: 0, completed: 1, diverged: 2, failed: 3, pruned: 4 } as const;

/** The spec of an adaptive search, as far as its trials depend on it. */
export type Searched = Pick<
  SweepSpec,
  'id' | 'space' | 'pruning' | 'extensions' | 'planVersion' | 'axes' | 'objective'
> & {
  search: AdaptiveSearch;
};

export type Question = {
  searched: Searched & Pick<SweepSpec, 'asked'>;
  outcomes: Outcomes;
  /** The failures that the choices have seen, including those that the next choice sees. Undefined: an earlier version has kept no list. */
  failures: readonly SeenFailure[] | undefined;
  /** The number of trials in all. */
  planned: number;
  /** The number of trials at which the search stops for now. */
  until: number;
};

/** A question as the thread gets it: the thread keeps the first `keep` trials that it has, and adds the others. */
export type AskTask = Omit<Question, 'searched'> & {
  searched: Searched;
  keep: number;
  added: readonly AskedTrial[];
};

/**
 * The next trials, up to `until` trials in all. They are empty if the next trial depends on one that has not ended, or if the space has no
 * other combination.
 */
export type NextTrials = { trials: readonly AskedTrial[]; isExhausted: boolean };

/** Asks the strategies of adaptive searches for their next trials. */
export type Searcher = {
  ask(question: Question): Promise<NextTrials>;
  close(): Promise<void>;
};
