// A cancelled, closed or paused sweep is recorded in the store and published on a channel. The record is permanent: it is
// read before a run begins and when the run commits. The message reaches a worker that is training at once.
import type { RedisConnection } from '@sweepq/redis';
import type { StoreContext } from '../context.ts';

/**
 * Why the runs of a generation must stop: their sweep has ended or is gone (`closed`), or it has another generation
 * (`paused`).
 */
export type Halt = 'closed' | 'paused';

/** Returns undefined if the runs may continue. */
export async function readHalt(
  { redis, keys }: StoreContext,
  id: string,
  generation: number,
): Promise<Halt | undefined> {
  const { sweep } = keys.ofSweep(id);
  const [status, closed, present] = await redis.hmget(sweep, 'status', 'closed', 'generation');
  if (status === null || closed) return 'closed';
  return Number(present ?? 0) > generation ? 'paused' : undefined;
}

/**
 * Messages that are published while the connection is away are lost. `onListening` is called when the listener receives
 * messages again.
 */
export type HaltListener = {
  onHalted: (sweepId: string) => void;
  onListening: () => void;
  onError: (error: Error) => void;
};

/** Receives the ids of halted sweeps on a separate connection, for as long as that is open. */
export function listenForHalts(
  { keys }: StoreContext,
  subscriber: RedisConnection,
  { onHalted, onListening, onError }: HaltListener,
): void {
  const subscribe = () => subscriber.subscribe(keys.control).then(onListening, onError);
  subscriber.on('message', (_channel, sweepId) => onHalted(sweepId));
  subscriber.on('ready', subscribe);
  if (subscriber.status === 'ready') void subscribe();
}
