// A sweep is deleted in two steps. It is marked, in one script, and is gone from then on for every reader and writer. Then a
// worker removes what is left of it; that may be begun again at any point, and ends with the record, which it follows.
import type { QueueName } from '@sweepq/contract';
import type { StoreContext } from '../context.ts';
import { deleteSweepScript } from '../scripts/delete-sweep.ts';
import { forgetSweepScript } from '../scripts/forget-sweep.ts';
import { parseRecord, type StoredSweep } from './sweeps.ts';

export type Deletion = {
  /** `kept`: it has ended anew since it was looked at, or is archived. */
  state: 'deleted' | 'open' | 'kept' | 'gone';
  /** Of its jobs, up to which they are to be removed. */
  generation: number;
};

/** Marks a sweep that has ended as deleted; with `finishedAt`, only if that is still when it ended, and it is not archived. */
export async function deleteSweep(
  { redis, keys }: StoreContext,
  id: string,
  { finishedAt = '' }: { finishedAt?: string } = {},
): Promise<Deletion> {
  const where = [keys.ofSweep(id).sweep, keys.sweeps, keys.deleted];
  const answer = await deleteSweepScript(redis, where, [id, keys.control, finishedAt]);
  const [state, generation] = answer as [Deletion['state'], number];
  return { state, generation };
}

/** A sweep that is marked as deleted, and the idempotency key (sha256) that stands for it, if there is one. */
export type DeletedSweep = Pick<StoredSweep, 'spec' | 'generation'> & {
  submission: string | undefined;
};

/** What is to be known of a sweep to remove it: `kept` if it is not deleted, undefined if nothing is left of it. */
export async function readDeleted(
  { redis, keys }: StoreContext,
  id: string,
): Promise<DeletedSweep | 'kept' | undefined> {
  const fields = await redis.hgetall(keys.ofSweep(id).sweep);
  const record = parseRecord(fields);
  if (record === undefined) return undefined;
  if (fields.deleted === undefined) return 'kept';
  const { spec, generation } = record;
  return { spec, generation, submission: fields.submission };
}

/** Sweeps that are marked as deleted, and of which something is left. */
export async function listDeleted({ redis, keys }: StoreContext): Promise<string[]> {
  return redis.smembers(keys.deleted);
}

/** Removes all keys of a sweep that is marked as deleted; false if one of these jobs of it exists. */
export async function forgetSweep(
  { redis, keys }: StoreContext,
  id: string,
  jobs: Partial<Record<QueueName, readonly string[]>> = {},
): Promise<boolean> {
  const { sweep, ...others } = keys.ofSweep(id);
  const ofSweep = [sweep, ...Object.values(others)];
  const ofJobs = Object.entries(jobs).flatMap(([queue, ids]) =>
    ids.map((jobId) => keys.job(queue as QueueName, jobId)),
  );
  const where = [keys.deleted, ...ofSweep, ...ofJobs];
  return (await forgetSweepScript(redis, where, [id, ofSweep.length])) === 1;
}
