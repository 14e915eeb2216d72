// Asks for trials of an adaptive search again, from their stored outcomes. Every choice follows from the spec and from the outcomes that were
// visible to it, so it must give the stored trial.
import type { AskedTrial } from '@sweepq/contract';
import type { TrialRecord } from '@sweepq/search';
import type { SeenFailure } from '@sweepq/store';
import { fromAsked, toAsked } from './asked-configurations.ts';
import { beginSearch } from './begin-search.ts';
import type { Outcomes, Searched } from './searcher.ts';
import { createFailedOf } from './seen-failures.ts';
import { resultOf } from './trial-records.ts';

export type ChoicesTask = {
  searched: Searched;
  asked: readonly AskedTrial[];
  outcomes: Outcomes;
  /** The trials to check, ascending. */
  trials: readonly number[];
  /** The failures that the choices have seen. Undefined for a sweep of an earlier version, which has no list. */
  failures: readonly SeenFailure[] | undefined;
  /**
   * Without this list and with pruning: a failed trial counts as failed only for trials that see its last rung. Default: for all. A check
   * tries both.
   */
  areFailuresLate: boolean;
};

/** A trial that was chosen otherwise. Null: the search would wait, or the space is exhausted. */
export type OtherChoice = { trial: number; chosen: AskedTrial | null };
/** `checked`: how many of the trials were checked in the time of a slice. */
export type CheckedChoices = { checked: number; differ: OtherChoice[] };

/** A task ends after this time, so that a stopped worker returns its job early. A choice of a Gaussian process takes some 50 ms. */
const sliceMs = 500;

export function checkChoices(task: ChoicesTask): CheckedChoices {
  const { searched, asked, outcomes, trials, failures, areFailuresLate } = task;
  const { search, space, schedule, open } = beginSearch(searched);
  const failedOf = failures && createFailedOf(failures, outcomes);
  const history = asked.map((values, trial): TrialRecord => {
    const result = resultOf(outcomes, trial, schedule);
    const isLate = areFailuresLate && schedule !== undefined && result.failedFrom !== undefined;
    return {
      configuration: fromAsked(space, values),
      ...result,
      ...(isLate && { failedFrom: schedule.startOf(schedule.cohortOf(trial) + open) }),
      ...failedOf?.(trial),
    };
  });
  const end = performance.now() + sliceMs;
  const differ: OtherChoice[] = [];
  let checked = 0;
  for (const trial of trials) {
    if (checked > 0 && performance.now() > end) break;
    const ask = search.ask(history, trial);
    const chosen = ask.status === 'asked' ? toAsked(space, ask.configuration) : null;
    if (chosen === null || !isEqual(chosen, asked[trial] ?? [])) differ.push({ trial, chosen });
    checked += 1;
  }
  return { checked, differ };
}

const isEqual = (a: AskedTrial, b: AskedTrial): boolean =>
  a.length === b.length && a.every((value, k) => value === b[k]);
