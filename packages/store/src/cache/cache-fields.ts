// What is known of a trajectory is a small hash. `<iteration count>` is a trial that was read there; `end` the iteration
// at which it diverged or stopped early, and a trial that was to go beyond: any other that is, comes to the same.
// `c<iteration>` is a run that ended there and has a checkpoint. Trials are named by id and run, runs by sweep and run.
import { type TrialOutcome, trialId } from '@sweepq/contract';
import type { PlannedReading } from '@sweepq/plan';

/** Under which trajectory what a run comes to is known, and the counts at which it is read. */
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
/** Fields by trial, each written if its trial is committed, and the one of the checkpoint. */
type CacheFields = { trials: Record<string, Field>; checkpoint?: Field };

/** The fields that a commit adds. A trial that failed is not known: it may be luckier the next time. */
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
