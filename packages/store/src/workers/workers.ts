// The workers and their number of threads. Each worker announces itself every few seconds. All times are by the clock of Redis.
import type { StoreContext } from '../context.ts';
import { scripts } from '../generated/scripts.ts';

/** A worker that has not announced itself for this time counts as gone. */
const goneAfterMs = 15_000;

export type WorkerThreads = { id: string; threads: number };

export type WorkerCounts = { workers: number; threads: number };

const memberOf = ({ id, threads }: WorkerThreads) => `${id}:${threads}`;

/** Announces a worker. */
export async function announceWorker(
  { redis, keys }: StoreContext,
  worker: WorkerThreads,
): Promise<void> {
  const args = { worker: memberOf(worker), goneAfterMs };
  await scripts.announceWorker(redis, { workers: keys.workers }, args);
}

/** Removes a worker. */
export async function forgetWorker(
  { redis, keys }: StoreContext,
  worker: WorkerThreads,
): Promise<void> {
  await redis.zrem(keys.workers, memberOf(worker));
}

/** A worker with the time of its last announcement. */
export type AnnouncedWorker = WorkerThreads & { announcedAt: string };

/** Returns the workers that take runs, sorted by id. */
export async function listWorkers({ redis, keys }: StoreContext): Promise<AnnouncedWorker[]> {
  const flat = await scripts.listWorkers(redis, { workers: keys.workers }, { goneAfterMs });
  const members = flat.filter((_, k) => k % 2 === 0);
  return members
    .map((member, k) => {
      const colon = member.lastIndexOf(':');
      const threads = Number(member.slice(colon + 1));
      const announcedAt = new Date(Number(flat[2 * k + 1])).toISOString();
      return { id: member.slice(0, colon), threads, announcedAt };
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
