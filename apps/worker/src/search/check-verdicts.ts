// Judges the trials of an ended sweep with pruning again, from their stored values at the rungs.
import type { SweepSpec } from '@sweepq/contract';
import { type Fate, type FiniteSchedule, judgeCohort, type TrialRecord } from '@sweepq/search';
import { scheduleOfSweep } from './schedule.ts';
import { type Outcomes, standing } from './searcher.ts';
import { directionOf, resultOf } from './trial-records.ts';

export type VerdictsTask = {
  judged: Pick<
    SweepSpec,
    'space' | 'search' | 'pruning' | 'extensions' | 'planVersion' | 'axes' | 'objective'
  >;
  outcomes: Outcomes;
  /** The number of trials in all, if the last cohort is smaller than planned; otherwise Infinity. */
  trials: number;
};

/** A trial on which the rule decides otherwise now. */
export type OtherVerdict = { trial: number; state: Fate['state']; rung: number };
export type CheckedVerdicts = { checked: number; differ: OtherVerdict[] };

/** Trials that failed or were cancelled are not checked: their ends are no verdicts. */
export function checkVerdicts({ judged, outcomes, trials }: VerdictsTask): CheckedVerdicts {
  const schedule = scheduleOfSweep(judged);
  const total = outcomes.standings.length;
  const result: CheckedVerdicts = { checked: 0, differ: [] };
  if (schedule === undefined) return result;
  const settings = { schedule, direction: directionOf(judged), trials };
  for (let cohort = 0; cohort < schedule.cohorts && schedule.startOf(cohort) < total; cohort++) {
    for (const fate of judgeCohort(cohort, recordOf, settings)) {
      const { trial, rung, state } = fate;
      const agrees = trial < total ? compare(fate, outcomes, schedule) : undefined;
      if (agrees !== undefined) result.checked += 1;
      if (agrees === false) result.differ.push({ trial, rung, state });
    }
  }
  return result;

  function recordOf(trial: number): TrialRecord | undefined {
    if (trial >= total) return undefined;
    // A rule does not look at configurations.
    return { configuration: { part: 0, values: [] }, ...resultOf(outcomes, trial, schedule) };
  }
}

/** Returns whether a trial has ended as the rule decides. Undefined if its end is no verdict. */
function compare(
  { trial, rung, state }: Fate,
  { standings, rungs }: Outcomes,
  schedule: FiniteSchedule,
): boolean | undefined {
  const reached = rungs?.counts[trial] ?? 0;
  const next = Math.max(reached, schedule.firstRungOf(schedule.cohortOf(trial)));
  switch (standings[trial]) {
    case standing.pruned:
      return state === 'pruned' && rung === reached - 1;
    case standing.completed:
      // A run that early stopping has ended passes no further rung, whatever the rule decides there.
      return state === 'completed' || (next < schedule.rungs.length - 1 && rung >= next);
    case standing.diverged:
      return state === 'pruned' && rung === next;
    default:
      return undefined;
  }
}
