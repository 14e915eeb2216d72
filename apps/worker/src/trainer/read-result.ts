import { type RunJobData, type RunResult, type Store, thinPoints } from '@sweepq/queue';
import { UnrecoverableError } from 'bullmq';
import { reportedPoints } from '../threads/notes.ts';
import { RunCancelledError } from './run-cancelled-error.ts';

/** The result of a run that had ended before it was delivered again, from what it committed. */
export async function readResult(store: Store, data: RunJobData): Promise<RunResult> {
  const { sweepId, run } = data;
  const [state] = await store.readRunStates(sweepId, [run]);
  if (state?.status === 'cancelled') throw new RunCancelledError();
  if (state?.status !== 'completed' && state?.status !== 'diverged') {
    throw new UnrecoverableError(state?.failure?.message ?? 'The run has ended before.');
  }
  const sweep = await store.readSweep(sweepId);
  const indices = data.readings.map(({ trial }) => trial);
  const trials = sweep ? await store.readTrials(sweep.spec, indices) : [];
  const curve = await store.readCurve({ sweepId, run });
  return {
    status: state.status,
    iterations: state.iteration,
    readings: trials.flatMap(({ id, params, metrics, stoppedAt }) =>
      metrics ? [{ trialId: id, iterations: stoppedAt ?? params.iterations, metrics }] : [],
    ),
    curve: thinPoints(curve?.points ?? [], reportedPoints),
    curveSha256: state.curveSha256,
    costRises: state.costRises,
    engine: state.engine,
    seconds: state.seconds,
  };
}
