import type { SweepJobData } from '@sweepq/contract';
import { planRun } from '@sweepq/plan';
import type { PlannerDeps } from './step.ts';

/**
 * Reopens the failed runs of a sweep for a retry. The sweep's record marks the retry as pending until this is done, so that after a pause
 * the next generation continues it. Runs are reopened before any run is queued, so that a run that fails again is not reopened.
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
