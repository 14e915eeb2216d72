import type { RunJobData, RunResult } from '@sweepq/contract';
import type { Store } from '@sweepq/store';
import { UnrecoverableError } from 'bullmq';
import { RunHaltedError } from './run-halted-error.ts';
import { SupersededError } from './superseded-error.ts';

/** The result of a run that had ended before it was delivered again, from what it committed. */
export async function readResult(store: Store, data: RunJobData): Promise<RunResult> {
  const { sweepId, run } = data;
  const [state] = await store.readRunStates(sweepId, [run]);
  if (state?.status === 'cancelled') throw new RunHaltedError('closed');
  if (state?.status === 'failed') {
    throw new UnrecoverableError(state.failure?.message ?? 'The run has failed before.');
  }
  // Redis has lost the end of the run after it answered: the run is open and starts again.
  if (state?.status !== 'completed' && state?.status !== 'diverged') throw new SupersededError();
  const sweep = await store.readSweep(sweepId);
  const indices = data.readings.map(({ trial }) => trial);
  const trials = sweep ? await store.readTrials(sweep.spec, indices) : [];
  return {
    status: state.status,
    iterations: state.iteration,
    readings: trials.flatMap(({ params, metrics, stoppedAt }) =>
      metrics ? [{ iterations: stoppedAt ?? params.iterations, metrics }] : [],
    ),
    curveSha256: state.curveSha256,
    costRises: state.costRises,
    engine: state.engine,
    seconds: state.seconds,
  };
}
