import { type Job, WaitingError } from 'bullmq';

type Taken = { job: Pick<Job, 'moveToWait'>; token: string | undefined };

/** Returns a job to the queue because its worker is shutting down or has lost the lock. */
export async function handBack({ job, token }: Taken): Promise<never> {
  await job.moveToWait(token);
  throw new WaitingError();
}
