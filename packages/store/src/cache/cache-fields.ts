// The cached results of a trajectory are a small hash with these fields:
// - `<iteration count>`: a trial that was read at this iteration count;
// - `end`: the iteration at which the trajectory diverged or stopped early, and a trial with a larger iteration count. All trials
//   with a larger iteration count have the result of this trial;
// - `c<iteration>`: a run that ended at this iteration and has a checkpoint.
// A trial is named by its id and the index of its run; a run by its sweep and its index.
import { type TrialOutcome, trialId } from '@sweepq/contract';
import type { PlannedReading } from '@sweepq/plan';

/** The trajectory under which the results of a run are cached, and the iteration counts at which the run is read. */
export type CachedTrajectory = { trajectory: string; readings: readonly PlannedReading[] };

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

/** Returns the fields that a commit adds. Failed trials are not cached, because the next attempt may succeed. */
export function cacheFieldsOf(commit: Committed): CacheFields {
  const { sweepId, run, outcomes, iteration = 0, end, cacheAs } = commit;
  if (cacheAs === undefined) return { trials: {} };
  const trials: CacheFields['trials'] = {};
  for (const { trial, outcome } of outcomes) {
    const reading = cacheAs.readings.find((planned) => planned.trial === trial);
    if (reading === undefined) continue;
    const where = `${trialId(sweepId, trial)} ${run}`;
    const { status, stoppedAt } = outcome;
    const ended = status === 'diverged' ? iteration : stoppedAt;
    if (ended !== null) trials[trial] = ['end', `${ended} ${where}`];
    else if (status === 'completed') trials[trial] = [`${reading.iterations}`, where];
  }
  if (end === undefined) return { trials };
  return { trials, checkpoint: [`c${iteration}`, `${sweepId} ${run}`] };
}
