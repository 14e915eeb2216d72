import type { UpkeepJobData } from '@sweepq/contract';
import { engineVersion } from '@sweepq/core';
import type { Removal, RemovalProgress } from '@sweepq/store';
import { DelayedError, type Job } from 'bullmq';
import { returnToQueue } from '../control/return-to-queue.ts';
import { jobsRemovedLast, removeJobs } from './remove-jobs.ts';
import type { UpkeepDeps } from './upkeep-deps.ts';

type Deleting = Extract<UpkeepJobData, { step: 'delete' }>;
type ActiveJob = { job: Job; token: string | undefined; signal: AbortSignal | undefined };

/** The delay before the next attempt to remove jobs that are still active. Their workers have been asked to stop them. */
const againMs = 250;

/**
 * Removes the data of a sweep that is marked as deleted. The jobs of the sweep are removed first, so that none of them writes data
 * afterwards. The record of the sweep is removed last, so that a retry after a crash finds the remaining data.
 */
export async function deleteSweep(
  { store, queues, metrics, log, now }: UpkeepDeps,
  { id, generation }: Deleting,
  { job, token, signal }: ActiveJob,
): Promise<void> {
  const deleted = await store.readDeleted(id);
  if (deleted === 'kept') return;
  const last = Math.max(generation, deleted?.generation ?? 0);
  const jobs = { id, spec: deleted?.spec, last };
  const removal: Removal = { id, operationId: deleted?.operationId ?? '' };
  const begin = (progress?: RemovalProgress) =>
    store.beginRemoval(removal, { now: now(), progress });
  const left = await removeJobs({ store, queues }, { ...jobs, begin, signal });
  if (left === 'kept') return;
  if (left === 'stopped') await returnToQueue({ job, token });
  if (left === 'some') return again();
  if (!(await begin())) return;
  if (deleted !== undefined) await store.forgetCachedResults(deleted.spec, engineVersion);
  if (deleted?.submission !== undefined) await store.forgetSubmission(deleted.submission, id);
  // Redis may have lost the deletion mark, or the whole record; a lost record cannot be restored.
  if (!(await begin())) return;
  await store.forgetEvents(id);
  const end = { jobs: jobsRemovedLast(jobs), dataset: deleted?.spec.dataset, now: now() };
  if (!(await store.forgetSweep(removal, end))) return again();
  if (removal.operationId !== '') metrics.countOperation('sweep.delete', 'completed');
  log.info({ sweepId: id }, 'removed a deleted sweep');

  async function again(): Promise<never> {
    await job.moveToDelayed(now().getTime() + againMs, token);
    throw new DelayedError();
  }
}
