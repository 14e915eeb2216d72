import { parseSweepJobId } from '@sweepq/queue';
import type { Job } from 'bullmq';
import type { PlannerDeps } from './create-planner.ts';

/**
 * Ends a sweep whose planning failed for good, which would be shown as queued forever. Which one it is, the id of the job says:
 * the job's data may be what is wrong. Jobs that steer have other ids.
 */
export async function failSweep(
  { store, log, now }: Pick<PlannerDeps, 'store' | 'log' | 'now'>,
  job: Pick<Job, 'id' | 'finishedOn'>,
  error: Error,
): Promise<void> {
  const planned = parseSweepJobId(job.id ?? '');
  if (planned === undefined || (job.finishedOn ?? 0) === 0) return;
  const { sweepId, generation } = planned;
  log.error({ sweepId, err: error }, 'a sweep failed');
  await store.failSweep(sweepId, { finishedAt: now().toISOString(), generation });
}
