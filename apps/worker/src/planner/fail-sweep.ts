import { parseSweepJobData, parseSweepJobId, type SweepJobData, specOf } from '@sweepq/contract';
import type { Job } from 'bullmq';
import { failureOf } from '../run/outcomes.ts';
import type { PlannerDeps } from './step.ts';

/**
 * Ends a sweep whose planning failed for good, which would be shown as queued forever. Which one it is, the id of the job says:
 * the job's data may be what is wrong. Jobs that steer have other ids. The first end stays.
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
  // Its job is visible before its record is written: without a record there is nothing to end, and the sweep would stay queued forever.
  if (data?.step === 'plan' && (await store.readRecord(sweepId)) === undefined) {
    await store.createSweep(specOf(data), { onlyWithJob: true, submission: data.submission });
    isEnded = await store.failSweep(sweepId, end);
  }
  if (isEnded) log.error({ sweepId, err: error }, 'a sweep failed');
}

/** Undefined for data that is malformed: the api, which has the spec, writes the record and finds that its job has failed. */
function readData({ data }: Pick<Job, 'data'>): SweepJobData | undefined {
  try {
    return parseSweepJobData(data);
  } catch {
    return undefined;
  }
}
