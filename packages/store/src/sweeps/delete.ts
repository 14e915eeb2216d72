// A sweep is deleted in two steps. First, one script marks the sweep: from then on readers do not find it, and scripts write nothing
// to it. Then a worker removes the data. The removal can be repeated after any step. It removes the record last, because it needs
// the record.
import type { QueueName } from '@sweepq/contract';
import type { StoreContext } from '../context.ts';
import { scripts } from '../generated/scripts.ts';
import { formatRevisions, type Revisions } from './revisions.ts';
import { parseRecord, type StoredSweep } from './sweeps.ts';

export type Deletion = {
  /**
   * `kept`: the sweep has ended again since it was read, or it is archived; `changed`: the sweep has another revision than the
   * given ones.
   */
  state: 'deleted' | 'open' | 'kept' | 'gone' | 'changed';
  /** The last generation of its jobs. */
  generation: number;
};

/** Marks an ended sweep as deleted. With `finishedAt`, only if the sweep still has this end time and is not archived. */
export async function deleteSweep(
  { redis, keys }: StoreContext,
  id: string,
  { finishedAt = '', revisions }: { finishedAt?: string; revisions?: Revisions } = {},
): Promise<Deletion> {
  const args = {
    ...{ sweepId: id, channel: keys.control, aged: finishedAt },
    revisions: formatRevisions(revisions),
  };
  const [state, generation] = await scripts.deleteSweep(redis, keys.inScripts(id), args);
  return { state, generation };
}

/** A sweep that is marked as deleted, and its idempotency key (sha256), if it has one. */
export type DeletedSweep = Pick<StoredSweep, 'spec' | 'generation'> & {
  submission: string | undefined;
};

/**
 * Reads the data that is needed to remove a sweep: `kept` if it is not marked as deleted, undefined if it has no record.
 */
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

/** Returns the sweeps that are marked as deleted and still have data. */
export async function listDeleted({ redis, keys }: StoreContext): Promise<string[]> {
  return redis.smembers(keys.deleted);
}

/** Removes all keys of a sweep that is marked as deleted. Returns false if one of these jobs exists. */
export async function forgetSweep(
  { redis, keys }: StoreContext,
  id: string,
  jobs: Partial<Record<QueueName, readonly string[]>> = {},
): Promise<boolean> {
  const ofJobs = Object.entries(jobs).flatMap(([queue, ids]) =>
    ids.map((jobId) => keys.job(queue as QueueName, jobId)),
  );
  const where = { jobs: ofJobs, ...keys.inScripts(id) };
  return (await scripts.forgetSweep(redis, where, { sweepId: id })) === 1;
}
