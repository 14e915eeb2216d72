import type { Queue } from 'bullmq';

/** The members of a queue that are needed to count its jobs. */
export type CountedQueue = Pick<Queue, 'name' | 'getJobCounts' | 'getWaiting' | 'getPrioritized'>;

/**
 * Returns the time in ms since 1970 at which the next waiting job was added; undefined if no job waits. Jobs without a priority
 * come first.
 */
export async function readOldest(
  queue: Pick<CountedQueue, 'getWaiting' | 'getPrioritized'>,
): Promise<number | undefined> {
  const [[waiting], [prioritized]] = await Promise.all([
    queue.getWaiting(0, 0),
    queue.getPrioritized(0, 0),
  ]);
  return (waiting ?? prioritized)?.timestamp;
}
