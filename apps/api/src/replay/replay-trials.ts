// A task of a thread: applies a pruning rule to the known values of the trials of a sweep.
import type { Pruning, SweepSpec } from '@sweepq/contract';
import { trialsOfParts } from '@sweepq/plan';
import {
  type Replay,
  replayRule,
  scheduleOfParts,
  scheduleOfPruning,
  type TrialRecord,
} from '@sweepq/search';

/** How a trial stands: whether a value at the last rung is known, or why there is none. */
export const ends = { unknown: 0, completed: 1, diverged: 2 } as const;

export type ReplayTask = {
  spec: Pick<
    SweepSpec,
    'space' | 'search' | 'extensions' | 'planVersion' | 'axes' | 'asked' | 'objective'
  >;
  pruning: Pruning;
  iterations: number;
  /** For each trial: one of `ends`, the iteration at which it ended, and its last metric and train cost. */
  known: {
    ends: Uint8Array;
    endedAt: Float64Array;
    values: Float64Array;
    costs: Float64Array;
  };
  /** The known metric and train cost of each trial at each rung of the replayed rule, trial by trial. NaN: not known. */
  atRungs: { values: Float64Array; costs: Float64Array };
};

export function replayTrials(task: ReplayTask): Replay {
  const { spec, pruning, iterations, known, atRungs } = task;
  const parts = trialsOfParts(spec);
  const schedule = scheduleOfParts(scheduleOfPruning(pruning, iterations), parts);
  const { rungs } = schedule;
  const trials = known.ends.length;

  function recordOf(trial: number): TrialRecord {
    const values: number[] = [];
    const costs: number[] = [];
    const endedAt = known.endedAt[trial] as number;
    for (let rung = schedule.firstRungOf(schedule.cohortOf(trial)); rung < rungs.length; rung++) {
      const at = valueAt(trial, rung, endedAt);
      if (at === undefined) break;
      values.push(at.value);
      costs.push(at.cost);
    }
    return { configuration: { part: 0, values: [] }, values, costs, ended: false };
  }

  /** Undefined: the value is not known. NaN: the trial diverged before. */
  function valueAt(trial: number, rung: number, endedAt: number) {
    const count = rungs[rung] as number;
    if (count >= endedAt && known.ends[trial] === ends.completed) {
      return { value: known.values[trial] as number, cost: known.costs[trial] as number };
    }
    if (count >= endedAt && known.ends[trial] === ends.diverged) {
      return { value: Number.NaN, cost: Number.NaN };
    }
    const last = known.values[trial] as number;
    if (count === endedAt && !Number.isNaN(last)) {
      return { value: last, cost: known.costs[trial] as number };
    }
    const place = trial * rungs.length + rung;
    const value = atRungs.values[place] as number;
    return Number.isNaN(value) ? undefined : { value, cost: atRungs.costs[place] as number };
  }

  return replayRule({
    ...{ schedule, trials, recordOf },
    direction: spec.objective.direction === 'minimize' ? 'minimise' : 'maximise',
    endOf: (trial) =>
      known.ends[trial] === ends.unknown
        ? Number.POSITIVE_INFINITY
        : (known.endedAt[trial] as number),
  });
}
