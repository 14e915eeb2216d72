import { parseSweepJobData, parseSweepJobId, type SweepJobData, specOf } from '@sweepq/contract';
import type { Job } from 'bullmq';
import { failureOf } from '../run/outcomes.ts';
import type { PlannerDeps } from './step.ts';

/**
 * Fails a sweep whose planning failed and is not retried. Otherwise it would stay queued forever. The sweep comes from the id of the job,
 * because the job's data may be the reason of the failure; steering jobs have other ids. A sweep that has ended is not changed.
 */
export async function failSweep(
  { store, log, now }: Pick<PlannerDeps, 'store' | 'log' | 'now'>,
  job: Pick<Job, 'id' | 'data'>,
  error: unknown,
): Promise<void> {
  const planned = parseSweepJobId(job.id ?? '');
  if (planned === undefined) return;
  const { sweepId, generation } = planned;
  const finishedAt = now().toISOString();
  const { code, message } = failureOf(error);
  const failure = { code: code === 'internal' ? 'planning-failed' : code, message };
  const end = { finishedAt, generation, failure };
  let isEnded = await store.failSweep(sweepId, end);
  const data = isEnded ? undefined : readData(job);
  // The api adds the job before it writes the record. Without a record the sweep could not be failed, and would stay queued forever.
  if (data?.step === 'plan' && (await store.readRecord(sweepId)) === undefined) {
    await store.createSweep(specOf(data), { onlyWithJob: true, submission: data.submission });
    isEnded = await store.failSweep(sweepId, end);
  }
  if (isEnded) log.error({ sweepId, err: error }, 'a sweep failed');
}

/** Undefined for malformed data: then the api, which has the spec, writes the record and finds the failed job. */
function readData({ data }: Pick<Job, 'data'>): SweepJobData | undefined {
  try {
    return parseSweepJobData(data);
  } catch {
    return undefined;
  }
}
