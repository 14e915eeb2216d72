import { eventsKept, type StoreContext } from '../context.ts';
import { scripts } from '../generated/scripts.ts';
import { formatRevisions, type Revisions } from './revisions.ts';

/**
 * Cancels a sweep with all its open trials. `ended`: the sweep has ended in another way; `changed`: the sweep has another
 * revision than the given ones. In both cases, the sweep is not changed.
 */
export async function cancelSweep(
  { redis, keys }: StoreContext,
  id: string,
  cancelledAt: string,
  revisions?: Revisions,
): Promise<'cancelled' | 'ended' | 'gone' | 'changed'> {
  const args = {
    ...{ sweepId: id, eventsKept, channel: keys.control, now: cancelledAt },
    revisions: formatRevisions(revisions),
  };
  return scripts.cancelSweep(redis, keys.inScripts(id), args);
}
