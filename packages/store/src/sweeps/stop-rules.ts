import { eventsKept, type StoreContext } from '../context.ts';
import { scripts } from '../generated/scripts.ts';

/** Ends a sweep that has reached its time limit. Returns the ms that are left; 0 if the sweep has ended. */
export async function expireSweep(
  { redis, keys }: StoreContext,
  id: string,
  { maxSeconds, now }: { maxSeconds: number; now: string },
): Promise<number> {
  const args = { sweepId: id, eventsKept, channel: keys.control, now, maxMs: maxSeconds * 1000 };
  return scripts.expireSweep(redis, keys.inScripts(id), args);
}
