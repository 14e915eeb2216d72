// The outcomes of the trials of a sweep in the form in which strategies and pruning rules read them.
import type { SweepSpec } from '@sweepq/contract';
import type { Direction, Schedule, TrialRecord } from '@sweepq/search';
import { type Outcomes, standing } from './searcher.ts';

export const directionOf = ({ objective }: Pick<SweepSpec, 'objective'>): Direction =>
  objective.direction === 'minimize' ? 'minimise' : 'maximise';

type Result = Omit<TrialRecord, 'configuration'>;

/**
 * Returns the values of a trial at the rungs from the first one of its cohort on.
 * - A completed trial has a value at every rung: a run that stopped early keeps its last value.
 * - A diverged trial has NaN, the worst value, at the rung that it did not reach.
 * - A failed trial counts as the worst from the first ask on, unless it is known which choices have seen the failure (see seen-failures.ts).
 */
export function resultOf(outcomes: Outcomes, trial: number, schedule?: Schedule): Result {
  const { values, costs, standings } = outcomes;
  const value = values[trial] ?? Number.NaN;
  const reached = reachedBy(outcomes, trial, schedule);
  const cost = costs[trial] ?? Number.NaN;
  switch (standings[trial]) {
    case standing.completed: {
      const left = rungsFrom(schedule, trial) - reached.values.length;
      const fill = (last: number) => Array<number>(Math.max(0, left)).fill(last);
      return {
        values: [...reached.values, ...fill(value)],
        costs: [...reached.costs, ...fill(cost)],
        ended: true,
      };
    }
    case standing.diverged:
      return { ...reached, values: [...reached.values, Number.NaN], ended: true };
    case standing.pruned:
      return { ...reached, ended: true };
    case standing.failed:
      return { ...reached, ended: true, failedFrom: 0 };
    default:
      return { ...reached, ended: false };
  }
}

type Reached = { values: number[]; costs: number[] };

/** The values below the last rung. */
function reachedBy({ rungs }: Outcomes, trial: number, schedule: Schedule | undefined): Reached {
  if (schedule === undefined || rungs === undefined) return { values: [], costs: [] };
  const first = schedule.firstRungOf(schedule.cohortOf(trial));
  const below = schedule.rungs.length - 1;
  const [from, to] = [trial * below + first, trial * below + (rungs.counts[trial] ?? 0)];
  return {
    values: [...rungs.values.subarray(from, to)],
    costs: [...rungs.costs.subarray(from, to)],
  };
}

/** The number of rungs from the first one of the cohort of a trial on. Without pruning, the end is the only rung. */
const rungsFrom = (schedule: Schedule | undefined, trial: number): number =>
  schedule === undefined
    ? 1
    : schedule.rungs.length - schedule.firstRungOf(schedule.cohortOf(trial));
