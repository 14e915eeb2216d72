import type { SweepJobData } from '@sweepq/contract';
import { planRun } from '@sweepq/plan';
import type { PlannerDeps } from './step.ts';

/**
 * Reopens the failed runs of a sweep for a retry. The record of the sweep has the retry until all runs are reopened, so that the next
 * generation continues the retry after a pause. All runs are reopened before any run is queued: otherwise a run that fails again would be
 * reopened twice.
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
  // BullMQ retries this job, which reopens the trials again.
  throw new Error('Redis has lost trials that were reopened for the retry.');
}
