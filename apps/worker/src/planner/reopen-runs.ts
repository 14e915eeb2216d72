import type { SweepJobData } from '@sweepq/contract';
import { planRun } from '@sweepq/plan';
import type { PlannerDeps } from './step.ts';

/**
 * Opens the failed runs of a sweep that are to be tried again. That is in the sweep's record until it is done, so that a
 * pause in between leaves it to the next generation; and it is done before any run is queued, so that none that fails
 * anew is opened by it.
 */
export async function reopenRuns(
  { store }: PlannerDeps,
  { id, generation }: Pick<SweepJobData, 'id' | 'generation'>,
): Promise<void> {
  const sweep = await store.readSweep(id);
  if (sweep?.retry === undefined || sweep.generation !== generation) return;
  let { failed } = sweep.counts;
  for (const run of await store.findFailedRuns(sweep.spec, sweep.retry.cause)) {
    failed -= await store.reopenRun(id, planRun(sweep.spec, run), generation);
  }
  if (await store.settleRetry(id, generation, failed)) return;
  // BullMQ retries this job, which opens the trials again.
  throw new Error('Redis has lost that failed trials were opened again for the retry.');
}
