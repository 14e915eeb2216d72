// Which workers there are, and with how many threads: each says so every few seconds, by Redis' clock.
import type { StoreContext } from '../context.ts';
import { scripts } from '../generated/scripts.ts';

/** A worker that has not said that it is there for so long, is not. */
const goneAfterMs = 15_000;

export type WorkerThreads = { id: string; threads: number };

export type WorkerCounts = { workers: number; threads: number };

const memberOf = ({ id, threads }: WorkerThreads) => `${id}:${threads}`;

/** Says that a worker is there. */
export async function announceWorker(
  { redis, keys }: StoreContext,
  worker: WorkerThreads,
): Promise<void> {
  const args = { worker: memberOf(worker), goneAfterMs };
  await scripts.announceWorker(redis, { workers: keys.workers }, args);
}

/** Says that a worker has gone. */
export async function forgetWorker(
  { redis, keys }: StoreContext,
  worker: WorkerThreads,
): Promise<void> {
  await redis.zrem(keys.workers, memberOf(worker));
}

/** The workers that are there, and the training threads of all of them. */
export async function countWorkers({ redis, keys }: StoreContext): Promise<WorkerCounts> {
  const members = await scripts.listWorkers(redis, { workers: keys.workers }, { goneAfterMs });
  const threads = members.map((member) => Number(member.slice(member.lastIndexOf(':') + 1)));
  return { workers: members.length, threads: threads.reduce((sum, each) => sum + each, 0) };
}
