// The cached results of a trajectory are a small hash. The field `<iteration count>` names a trial that was read there. The
// field `end` has the iteration at which the trajectory diverged or stopped early, and a trial that should have gone
// beyond: any other such trial has the same result. The field `c<iteration>` names a run that ended there and has a
// checkpoint. Trials are named by id and run, runs by sweep and run.
import { type TrialOutcome, trialId } from '@sweepq/contract';
import type { PlannedReading } from '@sweepq/plan';

/** The trajectory under which a run's results are cached, and the counts at which the run is read. */
export type CachedTrajectory = { trajectory: string; readings: readonly PlannedReading[] };

type Committed = {
  sweepId: string;
  run: number;
  outcomes: readonly { trial: number; outcome: TrialOutcome }[];
  iteration?: number;
  end?: object;
  known?: CachedTrajectory;
};

type Field = [name: string, value: string];
/** The fields of each trial, which are written if the trial is committed, and the field of the checkpoint. */
type CacheFields = { trials: Record<string, Field>; checkpoint?: Field };

/** Returns the fields that a commit adds. Failed trials are not cached: they may succeed the next time. */
export function cacheFieldsOf(commit: Committed): CacheFields {
  const { sweepId, run, outcomes, iteration = 0, end, known } = commit;
  if (known === undefined) return { trials: {} };
  const trials: CacheFields['trials'] = {};
  for (const { trial, outcome } of outcomes) {
    const reading = known.readings.find((planned) => planned.trial === trial);
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
