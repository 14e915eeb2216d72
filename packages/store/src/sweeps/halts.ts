// That a sweep is cancelled, closed or paused is a word in the store and a word on a channel: the first is there for good
// and is read before a run begins and when it commits, the second is heard at once by whoever trains at the moment.
import type { RedisConnection } from '@sweepq/redis';
import type { StoreContext } from '../context.ts';

/** Why the runs of a generation are to stop: their sweep has ended before them, or is gone, or has gone on to another generation. */
export type Halt = 'closed' | 'paused';

/** Undefined while they may go on. */
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

/** What is told while a connection is away is not heard: `onListening` says that it is heard from now on. */
export type HaltListener = {
  onHalted: (sweepId: string) => void;
  onListening: () => void;
  onError: (error: Error) => void;
};

/** Hears which sweeps are halted on a connection of its own, for as long as that is open. */
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
