import type { SweepSpec } from '@sweepq/contract';
import { countTrials } from '@sweepq/plan';
import { type FiniteSchedule, judgeCohort, type TrialRecord } from '@sweepq/search';
import { scheduleOfSweep } from '../search/schedule.ts';
import { type Outcomes, standing } from '../search/searcher.ts';
import { directionOf, resultOf } from '../search/trial-records.ts';
import type { Limit } from './limit-trials.ts';

/** What the rule of a sweep has decided about its open trials. In a sweep with pruning, trial k is the only trial of run k. */
export type Verdicts = {
  /** The trials to prune at the last rung that they have reached. */
  pruned: number[];
  /** The rung up to which each open run is trained next. A run that waits for a verdict is not among them. */
  rungs: Map<number, number>;
  /** The runs among them that the rule has promoted, so that they need a job for the next rung. */
  promoted: number[];
};

/** Judges all open trials. Undefined for a sweep without pruning. */
export function judgeTrials(
  spec: SweepSpec,
  outcomes: Outcomes,
  limit: Limit,
): Verdicts | undefined {
  const schedule = scheduleOfSweep(spec);
  return schedule && judgeCohorts(spec, outcomes, { schedule, limit });
}

function judgeCohorts(
  spec: SweepSpec,
  outcomes: Outcomes,
  { schedule, limit }: { schedule: FiniteSchedule; limit: Limit },
): Verdicts {
  const verdicts: Verdicts = { pruned: [], rungs: new Map(), promoted: [] };
  const total = Math.min(countTrials(spec), limit.trials);
  // The last cohort can be smaller than planned. Trials that are not chosen yet count as open.
  const trials = limit.isFinal ? limit.trials : Number.POSITIVE_INFINITY;
  const settings = { schedule, direction: directionOf(spec), trials };
  for (let cohort = 0; cohort < schedule.cohorts && schedule.startOf(cohort) < total; cohort++) {
    if (isOpen(outcomes, schedule, cohort)) judge(cohort);
  }
  return verdicts;

  function judge(cohort: number) {
    for (const { trial, rung, state } of judgeCohort(cohort, recordOf, settings)) {
      if (trial >= total || outcomes.standings[trial] !== standing.open) continue;
      if (state === 'pruned') verdicts.pruned.push(trial);
      if (state === 'running') verdicts.rungs.set(trial, schedule.firstRungOf(cohort));
      if (state === 'promoted') {
        verdicts.rungs.set(trial, rung + 1);
        verdicts.promoted.push(trial);
      }
    }
  }

  function recordOf(trial: number): TrialRecord | undefined {
    if (trial >= total) return undefined;
    // A rule does not look at configurations.
    return { configuration: { part: 0, values: [] }, ...resultOf(outcomes, trial, schedule) };
  }
}

function isOpen({ standings }: Outcomes, schedule: FiniteSchedule, cohort: number): boolean {
  const start = schedule.startOf(cohort);
  return standings.subarray(start, start + schedule.sizeOf(cohort)).includes(standing.open);
}
