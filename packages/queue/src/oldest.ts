import type { Queue } from 'bullmq';

/** What is asked of a queue to count what is in it. */
export type CountedQueue = Pick<Queue, 'name' | 'getJobCounts' | 'getWaiting' | 'getPrioritized'>;

/** When the job was added that is next in line, in ms since 1970; undefined if none waits. Those of no priority go first. */
export async function readOldest(
  queue: Pick<CountedQueue, 'getWaiting' | 'getPrioritized'>,
): Promise<number | undefined> {
  const [[waiting], [prioritized]] = await Promise.all([
    queue.getWaiting(0, 0),
    queue.getPrioritized(0, 0),
  ]);
  return (waiting ?? prioritized)?.timestamp;
}
