import type { AttemptRef } from '@sweepq/store';
import { WaitingError } from 'bullmq';
import type { RunJob, TrainerDeps } from './run-job.ts';

type Postponed = { job: RunJob; token: string | undefined; attempt: AttemptRef };

/**
 * Redis refuses what a run has to write, which is not the run's fault: once Redis takes it, the run goes back as it was. Gives
 * what tells BullMQ so.
 */
export async function postpone(
  { store, writes, log }: Pick<TrainerDeps, 'store' | 'writes' | 'log'>,
  { job, token, attempt }: Postponed,
  err: unknown,
): Promise<WaitingError> {
  log.warn({ err }, 'Redis takes no writes: the run goes back when it does');
  await writes.until();
  try {
    // What somebody else has begun meanwhile stays theirs.
    await store.releaseRun(job.data, attempt);
    await job.moveToWait(token);
  } catch (error) {
    log.warn({ err: error }, 'left the run to whoever finds that its lock has ended');
  }
  return new WaitingError();
}
