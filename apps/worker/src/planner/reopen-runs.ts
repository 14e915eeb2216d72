import { planRun, type RetryRequest } from '@sweepq/queue';
import type { PlannerDeps } from './create-planner.ts';

type Retry = { id: string; generation: number; retry: RetryRequest };

/** Opens the failed runs of a sweep that are to be tried again; what has been opened before is not failed any more. */
export async function reopenRuns(
  { store }: PlannerDeps,
  { id, generation, retry }: Retry,
): Promise<void> {
  const sweep = await store.readSweep(id);
  if (sweep?.generation !== generation) return;
  for (const run of await store.findFailedRuns(sweep.spec, retry.cause)) {
    await store.reopenRun(id, planRun(sweep.spec, run));
  }
}
