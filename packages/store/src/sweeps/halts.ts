// A halt: a sweep is cancelled, closed or paused. The halt is in the record of the sweep, and its message is published on a channel.
// Scripts check the record when a run starts or commits. The message stops runs in training immediately.
import type { RedisConnection } from '@sweepq/redis';
import type { StoreContext } from '../context.ts';

/**
 * Why the runs of a generation must stop: the sweep has ended or is gone (`closed`), or it has a later generation (`paused`).
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
 * Messages are lost while the connection is down. `onListening` is called after each subscription: from then on the listener
 * receives messages.
 */
export type HaltListener = {
  onHalted: (sweepId: string) => void;
  /** Somebody begins to read the progress of this sweep. */
  onWatched?: (sweepId: string) => void;
  onListening: () => void;
  onError: (error: Error) => void;
};

/** Receives the ids of halted sweeps, and of sweeps with a new reader, on a separate connection, until this connection is closed. */
export function listenForHalts(
  { keys }: StoreContext,
  subscriber: RedisConnection,
  { onHalted, onWatched, onListening, onError }: HaltListener,
): void {
  const subscribe = () =>
    subscriber.subscribe(keys.control, keys.watched).then(onListening, onError);
  subscriber.on('message', (channel, sweepId) =>
    channel === keys.control ? onHalted(sweepId) : onWatched?.(sweepId),
  );
  subscriber.on('ready', subscribe);
  if (subscriber.status === 'ready') void subscribe();
}
