import { type Job, WaitingError } from 'bullmq';

type Taken = { job: Pick<Job, 'moveToWait'>; token: string | undefined };

/** Puts a job back that its worker has no time for any more. */
export async function handBack({ job, token }: Taken): Promise<never> {
  await job.moveToWait(token);
  throw new WaitingError();
}
