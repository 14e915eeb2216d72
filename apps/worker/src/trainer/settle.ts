import type { Halt } from '@sweepq/queue';
import { UnrecoverableError, WaitingError } from 'bullmq';
import type { RunJob, TrainerDeps } from './create-trainer.ts';
import { failedOutcome, failureOf } from './outcomes.ts';
import { RunHaltedError } from './run-halted-error.ts';

/**
 * Why a run was stopped before its end. `shutdown` hands it back; `lost-lock` leaves it to who has it now;
 * `closed` ends it with its sweep; `paused` leaves it to a later job.
 */
export type StopReason = 'shutdown' | 'lost-lock' | Halt;

type Attempt = {
  job: RunJob;
  token: string | undefined;
  signal: AbortSignal;
  /** Its number; 0 if it has not begun. */
  attempt: number;
};

/** Decides what a stopped or failed run leaves behind, and which error tells BullMQ so. */
export async function settle(
  deps: TrainerDeps,
  { job, token, signal, attempt }: Attempt,
  error: unknown,
): Promise<unknown> {
  const { store, metrics, log } = deps;
  const reason = signal.aborted ? (signal.reason as StopReason) : undefined;
  if (reason === 'lost-lock') return error;
  if (error instanceof RunHaltedError) return error;
  if (reason === 'closed') {
    metrics.countRun('cancelled');
    log.info({ runId: job.data.runId }, 'stopped a run of a sweep that has ended');
    return new RunHaltedError('closed');
  }
  if (reason === 'paused') {
    await store.releaseRun(job.data, attempt);
    log.info({ runId: job.data.runId }, 'stopped a run of a paused sweep');
    return new RunHaltedError('paused');
  }
  if (reason === 'shutdown') {
    await store.releaseRun(job.data, attempt);
    await job.moveToWait(token);
    log.info({ runId: job.data.runId }, 'handed the run back');
    return new WaitingError();
  }
  const retriable = !(error instanceof UnrecoverableError) && !isPermanent(error);
  if (retriable && job.attemptsMade + 1 < (job.opts.attempts ?? 1)) {
    log.warn({ runId: job.data.runId, err: error }, 'a run failed and will be tried again');
    await store.releaseRun(job.data, attempt);
    return error;
  }
  // It is not for this attempt to say any more: the word of the halt has not come yet.
  const { sweepId, generation } = job.data;
  const halt = await store.readHalt(sweepId, generation);
  if (halt !== undefined) return new RunHaltedError(halt);
  log.error({ runId: job.data.runId, err: error }, 'a run failed');
  await commitFailure(deps, job, error);
  return retriable ? error : new UnrecoverableError(failureOf(error).message);
}

const isPermanent = (error: unknown) => (error as { retriable?: unknown }).retriable === false;

async function commitFailure(
  { store, metrics, now }: TrainerDeps,
  { data }: RunJob,
  error: unknown,
) {
  const failure = failureOf(error);
  const finishedAt = now().toISOString();
  const outcome = failedOutcome(failure, { startedAt: null, finishedAt });
  const outcomes = data.readings.map(({ trial }) => ({ trial, outcome }));
  const { sweepId, run, objective } = data;
  const end = { status: 'failed', failure, finishedAt } as const;
  const committed = await store.commitRun({ sweepId, run, objective, outcomes, end });
  metrics.countTrials('failed', committed.length);
  metrics.countRun('failed');
}
