// The result of a run that this attempt has not trained.
import type { RunJobData, RunResult, RunState } from '@sweepq/contract';
import type { Store } from '@sweepq/store';
import { UnrecoverableError } from 'bullmq';
import { resultReading, rounded } from './result-reading.ts';
import type { RunDeps } from './run-deps.ts';
import { RunHaltedError, SupersededError } from './run-errors.ts';
import type { StartedRun } from './start-run.ts';

/** Ends a run whose trials all have outcomes, unless the run has ended, and returns its result. */
export async function endAnsweredRun(
  { store, now }: Pick<RunDeps, 'store' | 'now'>,
  { data, ref }: StartedRun,
): Promise<RunResult> {
  const { sweepId, run, objective } = data;
  const end = { status: 'completed', failure: null, finishedAt: now().toISOString() } as const;
  await store.commitRun({ sweepId, run, ...ref, objective, outcomes: [], end });
  return readResult(store, data);
}

/** Reads the result of a run that has ended from the store. */
export async function readResult(store: Store, data: RunJobData): Promise<RunResult> {
  const { sweepId, run } = data;
  const [state] = await store.readRunStates(sweepId, [run]);
  if (state?.status === 'cancelled') throw new RunHaltedError('closed');
  if (state?.status === 'failed') {
    throw new UnrecoverableError(state.failure?.message ?? 'The run has failed before.');
  }
  // Redis has lost the end of the run after it had answered that the run has ended. The run is open, and starts again.
  if (state === undefined || !hasResult(state.status)) throw new SupersededError();
  const sweep = await store.readSweep(sweepId);
  const indices = data.readings.map(({ trial }) => trial);
  const trials = sweep ? await store.readTrials(sweep.spec, indices) : [];
  return {
    status: state.status,
    iterations: state.iteration,
    read: trials.flatMap(({ params, metrics, stoppedAt }) => {
      if (metrics === null) return [];
      const { trainCost, trainAccuracy, testAccuracy } = metrics;
      const iterations = stoppedAt ?? params.iterations;
      return [resultReading(iterations, [trainCost, trainAccuracy, testAccuracy])];
    }),
    seconds: state.seconds === null ? null : rounded(state.seconds),
  };
}

const hasResult = (status: RunState['status']): status is RunResult['status'] =>
  status === 'completed' || status === 'diverged' || status === 'pruned';
