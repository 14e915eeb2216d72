// The workers and their number of threads. Each worker announces itself every few seconds. All times are by the clock of Redis.
import type { StoreContext } from '../context.ts';
import { scripts } from '../generated/scripts.ts';

/** A worker that has not announced itself for this time counts as gone. */
const goneAfterMs = 15_000;

export type WorkerThreads = { id: string; threads: number };

export type WorkerCounts = { workers: number; threads: number };

const memberOf = ({ id, threads }: WorkerThreads) => `${id}:${threads}`;

/** A worker with the ids of the runs that it prepares or trains, and the id of its blobs, if it has the blobs of a service. */
export type BusyWorker = WorkerThreads & { runIds: readonly string[]; blobs?: string | undefined };

/** Returns the time in ms by the clock of Redis, with fractions. */
export async function readTime({ redis, keys: { workers } }: StoreContext): Promise<number> {
  return (await scripts.readTime(redis, { workers })) / 1000;
}

/** Announces a worker. */
export async function announceWorker(
  { redis, keys }: StoreContext,
  worker: BusyWorker,
): Promise<void> {
  const { workers, workerRuns, workerBlobs } = keys;
  const { id, runIds, blobs = '' } = worker;
  const args = { worker: memberOf(worker), id, runs: runIds.join(' '), blobs, goneAfterMs };
  await scripts.announceWorker(redis, { workers, workerRuns, workerBlobs }, args);
}

/** Removes a worker. */
export async function forgetWorker(
  { redis, keys }: StoreContext,
  worker: WorkerThreads,
): Promise<void> {
  await redis.zrem(keys.workers, memberOf(worker));
  await redis.hdel(keys.workerRuns, worker.id);
  await redis.hdel(keys.workerBlobs, worker.id);
}

/** A worker with the time of its last announcement. */
export type AnnouncedWorker = BusyWorker & { announcedAt: string };

/** Returns the workers that take runs, sorted by id. */
export async function listWorkers({ redis, keys }: StoreContext): Promise<AnnouncedWorker[]> {
  const { workers, workerRuns, workerBlobs } = keys;
  const where = { workers, workerRuns, workerBlobs };
  const flat = await scripts.listWorkers(redis, where, { goneAfterMs });
  const members = flat.filter((_, k) => k % 4 === 0);
  return members
    .map((member, k) => {
      const [time, runs = '', blobs = ''] = flat.slice(4 * k + 1, 4 * k + 4);
      const colon = member.lastIndexOf(':');
      return {
        id: member.slice(0, colon),
        threads: Number(member.slice(colon + 1)),
        announcedAt: new Date(Number(time)).toISOString(),
        runIds: runs === '' ? [] : runs.split(' '),
        ...(blobs !== '' && { blobs }),
      };
    })
    .sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** Returns the number of workers, and the number of all their training threads. */
export async function countWorkers(context: StoreContext): Promise<WorkerCounts> {
  const workers = await listWorkers(context);
  return {
    workers: workers.length,
    threads: workers.reduce((sum, { threads }) => sum + threads, 0),
  };
}
