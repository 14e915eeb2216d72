import type { Job, Queue } from 'bullmq';

/** Returns the active jobs of a queue that a process holds, or held when it was killed: their locks expire later. */
export async function readHeldJobs(
  queue: Pick<Queue, 'getActive'>,
  { pid }: { pid: number },
): Promise<Job[]> {
  return (await queue.getActive()).filter((job) => isHeldBy(job, pid));
}

/** The name of a worker of BullMQ ends with the id of its process. */
export const isHeldBy = ({ processedBy }: Pick<Job, 'processedBy'>, pid: number): boolean =>
  processedBy?.endsWith(`:${pid}`) ?? false;
