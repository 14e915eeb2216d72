import { deletionJobId } from '../names/ids.ts';
import type { Queues } from './create-queues.ts';
import { deletionJobOptions } from './settings.ts';

/** Asks a worker to remove what is left of a deleted sweep with its generations up to this one. Asking twice is asking once. */
export async function addDeletion(
  { upkeep }: Pick<Queues, 'upkeep'>,
  { id, generation }: { id: string; generation: number },
): Promise<void> {
  const jobId = deletionJobId(id, generation);
  await upkeep.add('delete', { step: 'delete', id, generation }, { ...deletionJobOptions, jobId });
}

const everyMs = 60_000;
const kept = { count: 10 };

/** Has some worker tidy up every minute; the same whichever worker says so. */
export async function scheduleTidying({ upkeep }: Pick<Queues, 'upkeep'>): Promise<void> {
  const opts = { removeOnComplete: kept, removeOnFail: kept };
  const job = { name: 'tidy', data: { step: 'tidy' as const }, opts };
  await upkeep.upsertJobScheduler('tidy', { every: everyMs }, job);
}
