import { eventsKept, type StoreContext } from '../context.ts';
import { scripts } from '../generated/scripts.ts';

/** Ends a sweep if it has taken longer than that; gives how many ms it has left, 0 if it has none or has ended. */
export async function expireSweep(
  { redis, keys }: StoreContext,
  id: string,
  { maxSeconds, now }: { maxSeconds: number; now: string },
): Promise<number> {
  const args = { sweepId: id, eventsKept, channel: keys.control, now, maxMs: maxSeconds * 1000 };
  return scripts.expireSweep(redis, keys.inScripts(id), args);
}
