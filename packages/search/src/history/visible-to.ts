// What trial n may look at. It follows from n alone and never from the order in which results arrive.
import { type Direction, type History, scoreOf, type TrialRecord } from './history.ts';

/** Where a trial begins: its cohort, and the first rung of that cohort. */
export type Cohorts = {
  cohortOf(trial: number): number;
  firstRungOf(cohort: number): number;
};

export type Visibility = {
  direction: Direction;
  /** The first rung of the trials below this number is visible to trial `trial`. The trials from this number on are pending. */
  seenBelow(trial: number): number;
  cohorts: Cohorts;
  /** How many cohorts are open at once: trial n sees higher rungs of the cohorts up to cohort(n) − open. */
  open: number;
};

/** The trials 0 … trial − 1 as trial `trial` sees them. */
export type Visible = {
  trial: number;
  /** The highest visible rung of each trial; −1 for a pending trial. */
  rungs: Int16Array;
  /** The score at that rung, lower is better. NaN for a failed, diverged or pending trial. */
  scores: Float64Array;
  costs: Float64Array;
  /** The number of trials that are not pending. */
  count: number;
  /** Returns the score of a trial at a rung. NaN if the trial has none there that is visible. */
  scoreAt(trial: number, rung: number): number;
};

export type View =
  | { status: 'ready'; visible: Visible }
  /** These trials must reach their first rung, or end, before trial `trial` can be asked. */
  | { status: 'waiting'; trials: readonly number[] };

/** Returns what trial `trial` sees of a history, or for which trials it must wait. */
export function visibleTo(trial: number, history: History, visibility: Visibility): View {
  const { direction, cohorts, open } = visibility;
  const below = Math.max(0, Math.min(trial, visibility.seenBelow(trial)));
  const lastSettled = cohorts.cohortOf(trial) - open;
  const rungs = new Int16Array(trial).fill(-1);
  const scores = new Float64Array(trial).fill(Number.NaN);
  const costs = new Float64Array(trial);
  const missing: number[] = [];

  for (let k = 0; k < below; k++) {
    const record = history[k];
    const cohort = cohorts.cohortOf(k);
    const seen = record && valuesSeen(record, trial, cohort <= lastSettled);
    if (seen === undefined) {
      missing.push(k);
      continue;
    }
    rungs[k] = cohorts.firstRungOf(cohort) + Math.max(0, seen.count - 1);
    scores[k] = seen.hasFailed ? Number.NaN : scoreOf(lastOf(record, seen.count), direction);
    costs[k] = record?.costs?.[seen.count - 1] ?? 0;
  }
  if (missing.length > 0) return { status: 'waiting', trials: missing };

  function scoreAt(k: number, rung: number): number {
    if ((rungs[k] as number) < rung) return Number.NaN;
    const value = history[k]?.values[rung - cohorts.firstRungOf(cohorts.cohortOf(k))];
    if (value === undefined || (rung === rungs[k] && Number.isNaN(scores[k]))) return Number.NaN;
    return scoreOf(value, direction);
  }
  return { status: 'ready', visible: { trial, rungs, scores, costs, count: below, scoreAt } };
}

/** Returns how many values of a trial are visible, or undefined if they are not known yet. */
function valuesSeen(record: TrialRecord, trial: number, isSettled: boolean) {
  const earlier = record.earlierFailures?.find(({ from, until }) => from <= trial && trial < until);
  const isFailed = record.failedFrom !== undefined && record.failedFrom <= trial;
  const hasFailed = isFailed || earlier !== undefined;
  const known = earlier?.values ?? record.values.length;
  if (hasFailed) return { count: isSettled ? known : Math.min(1, known), hasFailed };
  if (isSettled) return record.ended && known > 0 ? { count: known, hasFailed } : undefined;
  return known > 0 ? { count: 1, hasFailed } : undefined;
}

const lastOf = (record: TrialRecord | undefined, count: number): number =>
  record?.values[count - 1] ?? Number.NaN;
