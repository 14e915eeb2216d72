import { WaitingError } from 'bullmq';
import type { Step } from './create-planner.ts';

/** Puts a job back that its worker has no time for any more. */
export async function handBack({ job, token }: Step): Promise<never> {
  await job.moveToWait(token);
  throw new WaitingError();
}
