import { type Job, WaitingError } from 'bullmq';

type ActiveJob = { job: Pick<Job, 'moveToWait'>; token: string | undefined };

/** Returns a job to the queue unchanged. BullMQ counts no failed attempt. Always throws: the error makes BullMQ leave the job there. */
export async function returnToQueue({ job, token }: ActiveJob): Promise<never> {
  await job.moveToWait(token);
  throw new WaitingError();
}
