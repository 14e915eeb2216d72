// A sweep is deleted in two steps. First, one script marks the sweep: from then on readers do not find it, and scripts write nothing
// to it. Then a worker removes the data. The removal can be repeated after any step. It removes the record last, because it needs
// the record. A deletion by a request has an operation (see operations.ts), which the first script creates and the last one completes.
import type { QueueName } from '@sweepq/contract';
import { withAsked } from '../asked/with-asked.ts';
import { eventsKept, type StoreContext } from '../context.ts';
import { scripts } from '../generated/scripts.ts';
import { keysOf, timesOf } from '../operations/operations.ts';
import { formatRevisions, type Revisions } from './revisions.ts';
import { parseRecord, type StoredSweep } from './stored-sweep.ts';

export type Deletion = {
  /**
   * `kept`: the sweep has ended again since it was read, or it is archived; `changed`: the sweep has another revision than the
   * given ones.
   */
  state: 'deleted' | 'open' | 'kept' | 'gone' | 'changed';
  /** The last generation of its jobs. */
  generation: number;
};

type DeleteOptions = {
  finishedAt?: string;
  revisions?: Revisions;
  /** The operation to create. */
  operation?: { id: string; createdAt: string } | undefined;
};

/** Marks an ended sweep as deleted. With `finishedAt`, only if the sweep still has this end time and is not archived. */
export async function deleteSweep(
  context: StoreContext,
  id: string,
  { finishedAt = '', revisions, operation }: DeleteOptions = {},
): Promise<Deletion> {
  const operationId = operation?.id ?? '';
  const args = {
    ...{ sweepId: id, channel: context.keys.control, aged: finishedAt, eventsKept },
    ...{ operationId, now: operation?.createdAt ?? '' },
    target: JSON.stringify({ sweepId: id }),
    revisions: formatRevisions(revisions),
  };
  const where = keysOf(context, operationId, id);
  const [state, generation] = await scripts.deleteSweep(context.redis, where, args);
  return { state, generation };
}

/** A deletion: the sweep, and the operation that its record names. Empty for a deletion without an operation. */
export type Removal = { id: string; operationId: string };

/**
 * A sweep that is marked as deleted, its idempotency key (sha256), if it has one, and the operation of its deletion.
 */
export type DeletedSweep = Pick<StoredSweep, 'spec' | 'generation'> &
  Pick<Removal, 'operationId'> & { submission: string | undefined };

/**
 * Reads the data that is needed to remove a sweep: `kept` if it is not marked as deleted, undefined if it has no record.
 */
export async function readDeleted(
  context: StoreContext,
  id: string,
): Promise<DeletedSweep | 'kept' | undefined> {
  const { redis, keys } = context;
  const fields = await redis.hgetall(keys.ofSweep(id).sweep);
  const record = parseRecord(id, fields);
  if (record === undefined) return undefined;
  if (fields.deleted === undefined) return 'kept';
  const { spec, generation } = await withAsked(context, record);
  return {
    ...{ spec, generation, submission: fields.submission },
    operationId: fields.operation ?? '',
  };
}

/** The number of jobs that were looked for, of all jobs that the sweep may have. */
export type RemovalProgress = { done: number; total: number };

/**
 * Begins or continues the removal of a deleted sweep. From then on, its operation cannot be cancelled. Called before each step that
 * removes data. Returns false if the sweep is not deleted any more, or was deleted again by another operation.
 */
export async function beginRemoval(
  context: StoreContext,
  { id, operationId }: Removal,
  { now, progress }: { now: Date; progress?: RemovalProgress | undefined },
): Promise<boolean> {
  const args = {
    ...{ sweepId: id, operationId, now: now.toISOString(), eventsKept },
    ...{ done: progress?.done ?? '', total: progress?.total ?? '' },
  };
  return (await scripts.beginRemoval(context.redis, keysOf(context, operationId, id), args)) === 1;
}

/** Returns the sweeps that are marked as deleted and still have data. */
export async function listDeleted({ redis, keys }: StoreContext): Promise<string[]> {
  return redis.smembers(keys.deleted);
}

/** `jobs`: the jobs that must not exist any more. `dataset`: the dataset of the sweep, if its record is not lost. */
type End = {
  jobs?: Partial<Record<QueueName, readonly string[]>>;
  dataset?: { name: string; version?: number | undefined } | undefined;
  now: Date;
};

/**
 * Removes all keys of a sweep that is marked as deleted, and completes its operation. Returns false if one of these jobs exists, or if the
 * sweep is not deleted any more, or was deleted again by another operation.
 */
export async function forgetSweep(
  context: StoreContext,
  { id, operationId }: Removal,
  { jobs = {}, dataset = { name: '' }, now }: End,
): Promise<boolean> {
  const { redis, keys } = context;
  const ofJobs = Object.entries(jobs).flatMap(([queue, ids]) =>
    ids.map((jobId) => keys.job(queue as QueueName, jobId)),
  );
  const { users } = keys.ofDataset(dataset);
  const where = { jobs: ofJobs, users, ...keysOf(context, operationId, id) };
  const args = { sweepId: id, operationId, ...timesOf(now), eventsKept };
  return (await scripts.forgetSweep(redis, where, args)) === 1;
}
