// What a pruning rule would have done with trials whose values are known, completely or in part. Nothing is guessed: where a value is not
// known, the answer is an interval.
import type { Direction, TrialRecord } from '../history/history.ts';
import { type Fate, judgeCohort } from './judge-cohort.ts';
import type { FiniteSchedule } from './schedule-of-parts.ts';

export type Interval = { min: number; max: number };

/** A rung in a replay. `reaching`: the number of trials that are trained up to it. */
export type ReplayedRung = {
  iterations: number;
  reaching: Interval;
  /** How many of the trials that certainly reach the rung have a known value there. */
  known: number;
  unknown: number;
  /** How many of them certainly go on, and certainly end here. */
  promoted: number;
  pruned: number;
};

export type Replay = {
  /** The number of iterations of all trials. */
  iterations: Interval;
  rungs: ReplayedRung[];
  /** The number of trials that no rule stops before the last rung, and the trials that certainly are among them. They may diverge. */
  kept: Interval & { trials: number[] };
  /** The trials that certainly end at a lower rung. */
  pruned: number[];
};

export type ReplaySettings = {
  schedule: FiniteSchedule;
  direction: Direction;
  trials: number;
  /** The known values of a trial at the rungs, from the first one of its cohort up to the first one that is not known. */
  recordOf(trial: number): TrialRecord;
  /** The iteration at which a trial ends although no rule stops it: it diverges, or early stopping ends it. Infinity if unknown. */
  endOf(trial: number): number;
};

export function replayRule(settings: ReplaySettings): Replay {
  const { schedule, trials, direction, recordOf } = settings;
  const replay = emptyReplay(schedule.rungs);
  for (let cohort = 0; cohort < schedule.cohorts && schedule.startOf(cohort) < trials; cohort++) {
    const fates = judgeCohort(cohort, recordOf, { schedule, direction, trials });
    addCohort(replay, { cohort, fates }, settings);
  }
  return replay;
}

function emptyReplay(rungs: readonly number[]): Replay {
  const none = { known: 0, unknown: 0, promoted: 0, pruned: 0 };
  return {
    iterations: { min: 0, max: 0 },
    rungs: rungs.map((iterations) => ({ iterations, reaching: { min: 0, max: 0 }, ...none })),
    kept: { min: 0, max: 0, trials: [] },
    pruned: [],
  };
}

type Judged = { cohort: number; fates: readonly Fate[] };

function addCohort(
  { iterations, rungs, kept, pruned }: Replay,
  { cohort, fates }: Judged,
  { schedule, endOf }: ReplaySettings,
): void {
  const first = schedule.firstRungOf(cohort);
  const last = rungs.length - 1;
  const countOf = (rung: number) => schedule.rungs[rung] ?? 0;
  for (const { trial, rung, state } of fates) {
    const reached = isOnTheWay(state) ? rung + 1 : rung;
    const cost = Math.min(countOf(reached), endOf(trial));
    iterations.min += cost;
    iterations.max += cost;
    if (reached === last) kept.trials.push(trial);
    if (state === 'pruned' && rung < last) pruned.push(trial);
  }
  /** The most trials that reach the rung. */
  let most = fates.length;
  for (let rung = first; rung <= last; rung++) {
    const here = rungs[rung] as ReplayedRung;
    const certain = fates.filter((fate) => reachedBy(fate) >= rung);
    const valued = certain.filter((fate) => fate.rung >= rung);
    const ended = valued.filter((fate) => fate.rung === rung && fate.state === 'pruned').length;
    const gone = certain.filter((fate) => reachedBy(fate) > rung).length;
    here.reaching.min += certain.length;
    here.reaching.max += most;
    here.known += valued.length;
    here.unknown += certain.length - valued.length;
    here.promoted += gone;
    here.pruned += ended;
    const step = rung === first ? 0 : countOf(rung) - countOf(rung - 1);
    iterations.max += (most - certain.length) * step;
    if (rung === last) {
      kept.min += certain.length;
      kept.max += most;
    }
    most = Math.max(
      gone,
      Math.min(most - ended, schedule.rule.placesAt(rung - first, fates.length)),
    );
  }
}

const isOnTheWay = (state: Fate['state']) => state === 'running' || state === 'promoted';
const reachedBy = ({ rung, state }: Fate) => (isOnTheWay(state) ? rung + 1 : rung);
