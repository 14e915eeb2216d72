import { eventsKept, type StoreContext } from '../context.ts';
import { cancelSweepScript } from '../scripts/cancel-sweep.ts';

/** Cancels a sweep with all that has not ended; `ended`: it had come to another end, which stays. */
export async function cancelSweep(
  { redis, keys }: StoreContext,
  id: string,
  cancelledAt: string,
): Promise<'cancelled' | 'ended' | 'gone'> {
  const { sweep, leaderboard, events } = keys.ofSweep(id);
  const args = [id, eventsKept, keys.control, cancelledAt];
  const where = [sweep, leaderboard, keys.outbox, events, keys.events];
  const state = await cancelSweepScript(redis, where, args);
  return state as 'cancelled' | 'ended' | 'gone';
}
