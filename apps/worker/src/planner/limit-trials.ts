// Finds the trial up to which a sweep goes on. The limit has three reasons: the space has no more combinations, the budget of iterations covers
// only the first trials, or a trial has reached the target.
import { type AskedTrial, isAdaptive, type SweepSpec } from '@sweepq/contract';
import {
  budgetOf,
  countAffordable,
  countTrials,
  dependsOnOutcomes,
  type PlannedRun,
} from '@sweepq/plan';
import { type Affordable, affordTrials, type FiniteSchedule } from '@sweepq/search';
import type { StoredSweep } from '@sweepq/store';
import { scheduleOfSweep } from '../search/schedule.ts';
import { type Outcomes, standing } from '../search/searcher.ts';
import { findReaching } from './find-reaching.ts';

/** `trials`: the trials below this number can be chosen and trained now. `isFinal`: no later trial ever can. */
export type Limit = Affordable;
export type LimitedSweep = Pick<StoredSweep, 'spec' | 'isExhausted' | 'affordable'>;

const unlimited: Limit = { trials: Number.POSITIVE_INFINITY, isFinal: false };

/**
 * Returns the limit of a sweep. After a trial has reached the target, no trial beyond it goes on, or with pruning none beyond its cohort: the
 * verdicts of a cohort need all its trials.
 */
export function limitTrials(sweep: LimitedSweep, outcomes: Outcomes): Limit {
  const limit = limitByBudget(sweep, outcomes);
  const reaching = findReaching(sweep.spec, outcomes);
  if (reaching === undefined) return limit;
  const schedule = scheduleOfSweep(sweep.spec);
  const end = schedule === undefined ? reaching + 1 : endOfCohort(schedule, reaching);
  return end < limit.trials ? { trials: end, isFinal: false } : limit;
}

/** Returns the first trial after the cohort of a trial. */
function endOfCohort(schedule: FiniteSchedule, trial: number): number {
  const cohort = schedule.cohortOf(trial);
  return schedule.startOf(cohort) + schedule.sizeOf(cohort);
}

/**
 * Returns the limit by the space and the budget. It depends on what trials use, and not on the order in which they end. Without pruning, the
 * budget of an adaptive search is checked when trials are chosen, by `coveredOf`: only a chosen trial has an iteration count.
 */
function limitByBudget(sweep: LimitedSweep, outcomes: Outcomes): Limit {
  const { spec, isExhausted, affordable } = sweep;
  if (isExhausted) return { trials: countTrials(spec), isFinal: true };
  if (affordable !== undefined) return { trials: affordable, isFinal: true };
  if (spec.stop?.maxIterations === undefined) return unlimited;
  const maxIterations = budgetOf(spec);
  const schedule = scheduleOfSweep(spec);
  if (schedule !== undefined) {
    const usedBy = (trial: number) => iterationsOf(trial, outcomes, schedule);
    return affordTrials({ schedule, maxIterations, usedBy });
  }
  if (dependsOnOutcomes(spec)) return unlimited;
  const trials = countAffordable(spec, maxIterations);
  return trials < countTrials(spec) ? { trials, isFinal: true } : unlimited;
}

/**
 * Returns the iterations with which a trial counts: up to the rung at which it was pruned, or else the most that it can have trained.
 * Undefined while it is open.
 */
function iterationsOf(
  trial: number,
  { standings, rungs }: Outcomes,
  schedule: FiniteSchedule,
): number | undefined {
  const stands = standings[trial] ?? standing.open;
  if (stands === standing.open) return undefined;
  const reached = rungs?.counts[trial] ?? 0;
  const last = schedule.rungs.length - 1;
  if (stands === standing.completed) return schedule.rungs[last];
  const next = Math.max(reached, schedule.firstRungOf(schedule.cohortOf(trial)));
  return schedule.rungs[stands === standing.pruned ? reached - 1 : Math.min(next, last)];
}

/** Returns the chosen trials that the budget covers. With pruning, the limit of the sweep covers them already. */
export function coveredOf(spec: SweepSpec, chosen: readonly AskedTrial[]): readonly AskedTrial[] {
  const { asked: before = [], stop, pruning } = spec;
  if (stop?.maxIterations === undefined || pruning != null) return chosen;
  const asked = [...before, ...chosen];
  return asked.slice(before.length, countAffordable({ ...spec, asked }, budgetOf(spec)));
}

/** Whether a sweep queues runs after its planning, because later trials are chosen or become affordable. */
export const isGrowing = ({ search, pruning, stop }: SweepSpec): boolean =>
  isAdaptive(search) || (pruning != null && stop?.maxIterations !== undefined);

/** Whether the trials of a run are within a limit. */
export const isWithin = ({ readings }: PlannedRun, { trials }: Limit): boolean =>
  (readings[0]?.trial ?? 0) < trials;

/** Whether a trial within a limit has not ended. */
export const hasOpenTrial = ({ standings }: Outcomes, { trials }: Pick<Limit, 'trials'>): boolean =>
  standings.subarray(0, trials).includes(standing.open);
