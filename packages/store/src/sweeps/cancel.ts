import { eventsKept, type StoreContext } from '../context.ts';
import { scripts } from '../generated/scripts.ts';

/** Cancels a sweep with all its open trials. `ended`: the sweep has ended in another way, and is not changed. */
export async function cancelSweep(
  { redis, keys }: StoreContext,
  id: string,
  cancelledAt: string,
): Promise<'cancelled' | 'ended' | 'gone'> {
  const args = { sweepId: id, eventsKept, channel: keys.control, now: cancelledAt };
  return scripts.cancelSweep(redis, keys.inScripts(id), args);
}
