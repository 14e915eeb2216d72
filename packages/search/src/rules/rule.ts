// A pruning rule compares the trials of a cohort at a rung. Cohorts are consecutive trial numbers.
import type { Cohorts } from '../history/visible-to.ts';

/**
 * A trial that has reached a rung. Its scores are those of the rungs up to this one, lower is better; NaN: failed or diverged. `cost` is the
 * second criterion at this rung.
 */
export type Entry = { trial: number; scores: readonly number[]; cost: number };

/** A rung of a cohort. */
export type Comparison = {
  /** The number of rungs below this one in the cohort. */
  step: number;
  /** The iteration count of the rung. */
  iterations: number;
  /** The number of trials of the cohort. */
  size: number;
  entries: readonly Entry[];
  /** The most trials that can still reach this rung. */
  open: number;
};

export type Verdict = 'promoted' | 'pruned' | 'waiting';

/**
 * A rule judges early: a verdict other than `waiting` holds whatever the scores of the open trials are. Neither the order of the entries
 * nor that of their arrival matters. A trial whose last score is NaN is pruned, even if a place stays empty.
 */
export type Rule = {
  /** Returns one verdict for each entry. */
  judge(comparison: Comparison): readonly Verdict[];
  /** Returns the most trials that the rule promotes from a rung. Infinity if the rule has no places. */
  placesAt(step: number, size: number): number;
};

/** A rule with the cohorts and rungs that it is used on. */
export type Schedule = Cohorts & {
  rule: Rule;
  /** The iteration counts of all rungs; the last one is that of a whole trial. */
  rungs: readonly number[];
  /** Returns the number of trials of a cohort. */
  sizeOf(cohort: number): number;
  /** Returns the first trial of a cohort. */
  startOf(cohort: number): number;
};

export const lastScore = ({ scores }: Entry): number => scores[scores.length - 1] ?? Number.NaN;
