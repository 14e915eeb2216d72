import type { Failure } from '@sweepq/contract';
import { countRuns, planRun } from '@sweepq/plan';
import type { AttemptRef, Halt } from '@sweepq/store';
import type { RunJobId } from './attempt.ts';
import { failedOutcome } from './outcomes.ts';
import type { RunDeps } from './run-deps.ts';

type Failed = { id: RunJobId | undefined; ref: AttemptRef };

/**
 * Fails a run, and its trials without an outcome. If the sweep was halted before, writes nothing and returns the halt. The
 * trials are read from the plan of the sweep, because the data of the job may be the reason of the failure.
 */
export async function failRun(
  { store, metrics, now }: Pick<RunDeps, 'store' | 'metrics' | 'now'>,
  { id, ref }: Failed,
  failure: Failure,
): Promise<Halt | undefined> {
  if (id === undefined) return undefined;
  const { sweepId, index: run, generation } = id;
  const halt = await store.readHalt(sweepId, generation);
  if (halt !== undefined) return halt;
  const sweep = await store.readSweep(sweepId);
  if (sweep === undefined) return 'closed';
  // The plan does not have this run, so the run has no trials.
  if (run >= countRuns(sweep.spec)) return undefined;
  const finishedAt = now().toISOString();
  const outcome = failedOutcome(failure, { startedAt: null, finishedAt });
  const { readings } = planRun(sweep.spec, run);
  const committed = await store.commitRun({
    ...{ sweepId, run, objective: sweep.spec.objective },
    outcomes: readings.map(({ trial }) => ({ trial, outcome })),
    end: { status: 'failed', failure, finishedAt },
    ...(ref.attempt > 0 && ref),
  });
  // The answer is 'superseded' here. It cannot name missing outcomes, because the commit gives every trial an outcome.
  if (!Array.isArray(committed)) return undefined;
  metrics.countTrials('failed', committed.length);
  metrics.countRun('failed');
  return undefined;
}
