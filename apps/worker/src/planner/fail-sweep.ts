import { parseSweepJobData, parseSweepJobId, type SweepJobData, specOf } from '@sweepq/contract';
import type { Job } from 'bullmq';
import { failureOf } from '../run/outcomes.ts';
import type { PlannerDeps } from './step.ts';

/**
 * Fails a sweep whose planning has failed and is not retried. Without this, the sweep would stay queued forever. The id of the job names
 * the sweep, because the data of the job may be the reason of the failure. Steering jobs have other ids, and are ignored. A sweep that has
 * ended is not changed.
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
  // The api adds the job before it writes the record. A sweep without a record cannot fail, so the record is written here.
  if (data?.step === 'plan' && (await store.readRecord(sweepId)) === undefined) {
    await store.createSweep(specOf(data), { onlyWithJob: true, submission: data.submission });
    isEnded = await store.failSweep(sweepId, end);
  }
  if (isEnded) log.error({ sweepId, err: error }, 'a sweep failed');
}

/** Returns undefined for malformed data. Then the api writes the record, because it has the spec, and finds the failed job. */
function readData({ data }: Pick<Job, 'data'>): SweepJobData | undefined {
  try {
    return parseSweepJobData(data);
  } catch {
    return undefined;
  }
}
