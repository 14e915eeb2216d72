// The cached results of a trajectory are a small hash with these fields:
// - `<iteration count>`: a trial that was read at this iteration count;
// - `end`: the iteration at which the trajectory diverged or stopped early, and a trial with a larger iteration count. All trials
//   with a larger iteration count have the result of this trial;
// - `c<iteration>`: a run that ended at this iteration and has a checkpoint;
// - `f<number>`: a run that has a checkpoint of the fold with this number. It is the run whose fold ended last, or the first one if no run
//   has ended the fold. These fields are written before a trial has an outcome.
// A trial is named by its id and the index of its run; a run by its sweep and its index.
import { haveFoldsEnded, type TrialOutcome, trialId } from '@sweepq/contract';
import type { PlannedReading } from '@sweepq/plan';

/** The trajectory under which the results of a run are cached, and the iteration counts at which the run is read. */
export type CachedTrajectory = {
  trajectory: string;
  /** The trajectory of the training on all of train, if the run has folds: its results and its checkpoint are cached there, too. */
  refit?: string | undefined;
  readings: readonly PlannedReading[];
};

type Committed = {
  sweepId: string;
  run: number;
  outcomes: readonly { trial: number; outcome: TrialOutcome }[];
  iteration?: number;
  end?: object;
  cacheAs?: CachedTrajectory;
};

type Field = [name: string, value: string];
/** The field of each trial, which is written if the commit of the trial wins, and the field of the checkpoint. */
type CacheFields = { trials: Record<string, Field>; checkpoint?: Field };

/**
 * Returns the fields that a commit adds: to the cached results of the run, and to those of its training on all of train, if it has folds.
 * Failed trials are not cached, because the next attempt may succeed.
 */
export function cacheFieldsOf(commit: Committed): { own: CacheFields; refit: CacheFields } {
  const { sweepId, run, iteration = 0, end, cacheAs } = commit;
  if (cacheAs === undefined) return { own: { trials: {} }, refit: { trials: {} } };
  const own = fieldsOfTrials(commit, cacheAs, endOf);
  if (cacheAs.refit === undefined) return { own: withCheckpoint(own), refit: { trials: {} } };
  return { own, refit: withCheckpoint(fieldsOfTrials(commit, cacheAs, endOfRefit)) };

  function withCheckpoint(fields: CacheFields): CacheFields {
    if (end === undefined) return fields;
    return { ...fields, checkpoint: [`c${iteration}`, `${sweepId} ${run}`] };
  }
}

/** Returns the iteration at which a trajectory has ended. Null if longer trials have other results. */
type EndOf = (outcome: TrialOutcome, iteration: number, asked: number) => number | null;

function fieldsOfTrials(
  { sweepId, run, outcomes, iteration = 0 }: Committed,
  { readings }: CachedTrajectory,
  endOf: EndOf,
): CacheFields {
  const trials: CacheFields['trials'] = {};
  for (const { trial, outcome } of outcomes) {
    const reading = readings.find((planned) => planned.trial === trial);
    if (reading === undefined || isEndedByFold(outcome)) continue;
    const where = `${trialId(sweepId, trial)} ${run}`;
    const ended = endOf(outcome, iteration, reading.iterations);
    if (ended !== null) trials[trial] = ['end', `${ended} ${where}`];
    else if (outcome.status === 'completed') trials[trial] = [`${reading.iterations}`, where];
  }
  return { trials };
}

const endOfRefit: EndOf = ({ status, stoppedAt }, iteration) =>
  status === 'diverged' ? iteration : stoppedAt;

/** With folds, early stopping has ended the run only when it has ended each training. */
const endOf: EndOf = (outcome, iteration, asked) => {
  const ended = endOfRefit(outcome, iteration, asked);
  const folds = outcome.metrics?.folds?.each ?? [];
  if (ended === null || outcome.status === 'diverged') return ended;
  if (!haveFoldsEnded(folds, asked)) return null;
  return Math.max(ended, ...folds.map(({ iterations }) => iterations));
};

/** A trial that diverged in a fold has no model. Another run may find it in another fold, so it is not cached. */
const isEndedByFold = ({ status, modelSha256 }: TrialOutcome) =>
  status === 'diverged' && modelSha256 === null;
