// Sweeps that no longer exist: they were deleted, or Redis lost them.
import type { EventView } from '@sweepq/contract';
import { lookUpSweep, type SweepSource } from '../views/sweep-view.ts';

/** Returns the last event of the stream of a sweep that no longer exists. It has no id, because the stream cannot be resumed. */
export const createDeletedEvent = (sweepId: string, now: Date): EventView => ({
  ...{ id: null, type: 'sweep.deleted', timestamp: now.toISOString() },
  data: { sweepId },
});

/** Returns the sweeps among `ids` that no longer exist. */
export async function findGone(source: SweepSource, ids: readonly string[]): Promise<string[]> {
  const gone: string[] = [];
  for (const id of await source.store.findMissingSweeps(ids)) {
    // A sweep that was just accepted may have a job, but no record yet.
    if ((await lookUpSweep(source, id)) === undefined) gone.push(id);
  }
  return gone;
}
