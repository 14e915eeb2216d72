// Which workers there are, and with how many threads: each says so every few seconds, by Redis' clock.
import type { StoreContext } from './context.ts';
import { announceWorkerScript } from './scripts/announce-worker.ts';
import { countThreadsScript } from './scripts/count-threads.ts';

/** A worker that has not said that it is there for so long, is not. */
const goneAfterMs = 15_000;

export type WorkerThreads = { id: string; threads: number };

const memberOf = ({ id, threads }: WorkerThreads) => `${id}:${threads}`;

/** Says that a worker is there. */
export async function announceWorker(
  { redis, keys }: StoreContext,
  worker: WorkerThreads,
): Promise<void> {
  await announceWorkerScript(redis, [keys.workers], [memberOf(worker), goneAfterMs]);
}

/** Says that a worker has gone. */
export async function forgetWorker(
  { redis, keys }: StoreContext,
  worker: WorkerThreads,
): Promise<void> {
  await redis.zrem(keys.workers, memberOf(worker));
}

/** The training threads of all workers that are there. */
export async function countThreads({ redis, keys }: StoreContext): Promise<number> {
  const members = (await countThreadsScript(redis, [keys.workers], [goneAfterMs])) as string[];
  return members.reduce(
    (sum, member) => sum + Number(member.slice(member.lastIndexOf(':') + 1)),
    0,
  );
}
