import type { QueueName } from '@sweepq/contract';
import type { StoreContext } from '../context.ts';

/** Of these jobs those that are in their queue, in whatever state. */
export async function findJobs(
  { redis, keys }: StoreContext,
  queue: QueueName,
  jobIds: readonly string[],
): Promise<string[]> {
  const found = await Promise.all(jobIds.map((id) => redis.exists(keys.job(queue, id))));
  return jobIds.filter((_, k) => found[k] === 1);
}
