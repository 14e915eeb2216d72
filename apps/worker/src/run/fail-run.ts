import { type Failure, parseRunJobId } from '@sweepq/contract';
import { countRuns, planRun } from '@sweepq/plan';
import type { AttemptRef, Halt } from '@sweepq/store';
import type { RunJob } from './attempt.ts';
import { failedOutcome } from './outcomes.ts';
import type { RunDeps } from './run-deps.ts';

type Failed = { job: RunJob; ref: AttemptRef };

/**
 * Ends a run as failed, with its trials that have no outcome yet. If its sweep was halted before, writes nothing and returns the halt.
 * The run comes from the id of the job and its trials from the sweep, because the job's data may be the reason of the failure.
 */
export async function failRun(
  { store, metrics, now }: Pick<RunDeps, 'store' | 'metrics' | 'now'>,
  { job, ref }: Failed,
  failure: Failure,
): Promise<Halt | undefined> {
  const id = parseRunJobId(job.id ?? '');
  if (id === undefined) return undefined;
  const { sweepId, index: run, generation } = id;
  const halt = await store.readHalt(sweepId, generation);
  if (halt !== undefined) return halt;
  const sweep = await store.readSweep(sweepId);
  if (sweep === undefined) return 'closed';
  // No plan has this run: there are no trials to end.
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
  // The commit gives every trial an outcome, so Redis cannot answer that outcomes are missing.
  if (!Array.isArray(committed)) return undefined;
  metrics.countTrials('failed', committed.length);
  metrics.countRun('failed');
  return undefined;
}
