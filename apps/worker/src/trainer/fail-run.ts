import { type Failure, parseRunJobId } from '@sweepq/contract';
import { countRuns, planRun } from '@sweepq/plan';
import type { AttemptRef, Halt } from '@sweepq/store';
import { failedOutcome } from './outcomes.ts';
import type { RunJob, TrainerDeps } from './run-job.ts';

type Failed = { job: RunJob; attempt: AttemptRef };

/**
 * Ends a run as failed, with its trials that have no outcome yet; gives the halt of its sweep, if that came before. Which run it
 * is, the id of the job says, and what it answers the sweep: the job's data may be what is wrong.
 */
export async function failRun(
  { store, metrics, now }: Pick<TrainerDeps, 'store' | 'metrics' | 'now'>,
  { job, attempt }: Failed,
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
    ...(attempt.attempt > 0 && attempt),
  });
  // It gives every trial an outcome, so none can be missing.
  if (!Array.isArray(committed)) return undefined;
  metrics.countTrials('failed', committed.length);
  metrics.countRun('failed');
  return undefined;
}
