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

/** Returns the number of workers, and the number of all their training threads. */
export async function countWorkers({ redis, keys }: StoreContext): Promise<WorkerCounts> {
  const members = await scripts.listWorkers(redis, { workers: keys.workers }, { goneAfterMs });
  const threads = members.map((member) => Number(member.slice(member.lastIndexOf(':') + 1)));
  return { workers: members.length, threads: threads.reduce((sum, each) => sum + each, 0) };
}
