import { eventsKept, type StoreContext } from '../context.ts';
import { expireSweepScript } from '../scripts/expire-sweep.ts';

/** Ends a sweep if it has taken longer than that; gives how many ms it has left, 0 if it has none or has ended. */
export async function expireSweep(
  { redis, keys }: StoreContext,
  id: string,
  { maxSeconds, now }: { maxSeconds: number; now: string },
): Promise<number> {
  const { sweep, leaderboard, events } = keys.ofSweep(id);
  const args = [id, eventsKept, keys.control, now, maxSeconds * 1000];
  const where = [sweep, leaderboard, keys.outbox, events, keys.events];
  return (await expireSweepScript(redis, where, args)) as number;
}
