import { parseSweepJobId } from '@sweepq/queue';
import type { Job } from 'bullmq';
import { failureOf } from '../trainer/outcomes.ts';
import type { PlannerDeps } from './create-planner.ts';

/**
 * Ends a sweep whose planning failed for good, which would be shown as queued forever. Which one it is, the id of the job says:
 * the job's data may be what is wrong. Jobs that steer have other ids. The first end stays.
 */
export async function failSweep(
  { store, log, now }: Pick<PlannerDeps, 'store' | 'log' | 'now'>,
  job: Pick<Job, 'id'>,
  error: unknown,
): Promise<void> {
  const planned = parseSweepJobId(job.id ?? '');
  if (planned === undefined) return;
  const { sweepId, generation } = planned;
  const finishedAt = now().toISOString();
  const { code, message } = failureOf(error);
  const failure = { code: code === 'internal' ? 'planning-failed' : code, message };
  const isEnded = await store.failSweep(sweepId, { finishedAt, generation, failure });
  if (isEnded) log.error({ sweepId, err: error }, 'a sweep failed');
}
