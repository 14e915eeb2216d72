import { deletionJobId } from '@sweepq/contract';
import type { Queues } from './create-queues.ts';
import { deletionJobOptions } from './settings.ts';

/**
 * Adds the job that removes the data of a deleted sweep, with its generations up to this one. A second call adds no second job.
 */
export async function addDeletion(
  { upkeep }: Pick<Queues, 'upkeep'>,
  { id, generation }: { id: string; generation: number },
): Promise<void> {
  const jobId = deletionJobId(id, generation);
  await upkeep.add('delete', { step: 'delete', id, generation }, { ...deletionJobOptions, jobId });
}

/** Adds the job that does the work of an operation. A second call adds no second job. */
export async function addWork(
  { upkeep }: Pick<Queues, 'upkeep'>,
  operationId: string,
): Promise<void> {
  const opts = { ...deletionJobOptions, jobId: operationId };
  await upkeep.add('work', { step: 'work', operationId }, opts);
}

/** The delay of the check of all sweeps after a worker has lost its connection, so that Redis has time to recover. */
const soonMs = 2_000;

/**
 * Schedules one `tidy` job in 2 s, also if several workers call this function. Call after a reconnect: Redis may have lost its last
 * writes. Redis may also have lost the scheduler of the `tidy` job that runs every minute, so the scheduler is added again.
 */
export async function tidySoon(queues: Pick<Queues, 'upkeep'>): Promise<void> {
  await scheduleTidying(queues);
  const once = { jobId: 'tidy-soon', delay: soonMs, removeOnComplete: true, removeOnFail: true };
  await queues.upkeep.add('tidy', { step: 'tidy' }, once);
}

const everyMs = 60_000;
const kept = { count: 10 };

/** Schedules a `tidy` job every minute. Calls from several workers schedule one job. */
export async function scheduleTidying({ upkeep }: Pick<Queues, 'upkeep'>): Promise<void> {
  const opts = { removeOnComplete: kept, removeOnFail: kept };
  const job = { name: 'tidy', data: { step: 'tidy' as const }, opts };
  await upkeep.upsertJobScheduler('tidy', { every: everyMs }, job);
}
