// Cancelling is a word in the store and a word on a channel: the first is there for good and is read
// before a run begins and when it commits, the second is heard at once by whoever trains at the moment.
import type { Redis } from 'ioredis';
import { eventsKept, type StoreContext } from './context.ts';
import { cancelSweepScript } from './scripts/cancel-sweep.ts';

/** Cancels a sweep with all that has not ended; `ended`: it had come to another end, which stays. */
export async function cancelSweep(
  { redis, keys }: StoreContext,
  id: string,
  cancelledAt: string,
): Promise<'cancelled' | 'ended' | 'gone'> {
  const { sweep, events } = keys.ofSweep(id);
  const args = [id, eventsKept, cancelledAt, keys.control];
  const state = await cancelSweepScript(redis, [sweep, events, keys.events], args);
  return state as 'cancelled' | 'ended' | 'gone';
}

export async function isCancelled({ redis, keys }: StoreContext, id: string): Promise<boolean> {
  return (await redis.hget(keys.ofSweep(id).sweep, 'status')) === 'cancelled';
}

/** What is told while a connection is away is not heard: `onListening` says that it is heard from now on. */
export type CancelListener = {
  onCancelled: (sweepId: string) => void;
  onListening: () => void;
  onError: (error: Error) => void;
};

/** Hears of cancelled sweeps on a connection of its own, for as long as that is open. */
export function listenForCancels(
  { keys }: StoreContext,
  subscriber: Redis,
  { onCancelled, onListening, onError }: CancelListener,
): void {
  const subscribe = () => subscriber.subscribe(keys.control).then(onListening, onError);
  subscriber.on('message', (_channel, sweepId) => onCancelled(sweepId));
  subscriber.on('ready', subscribe);
  if (subscriber.status === 'ready') void subscribe();
}
