import type { QueueName } from '@sweepq/contract';
import type { StoreContext } from '../context.ts';

/** Returns the jobs among `jobIds` that exist in the queue, in any state. */
export async function findJobs(
  { redis, keys }: StoreContext,
  queue: QueueName,
  jobIds: readonly string[],
): Promise<string[]> {
  const found = await Promise.all(jobIds.map((id) => redis.exists(keys.job(queue, id))));
  return jobIds.filter((_, k) => found[k] === 1);
}
