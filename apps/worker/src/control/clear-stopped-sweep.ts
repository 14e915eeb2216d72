import { addSteering, type Queues } from '@sweepq/queue';
import type { Store } from '@sweepq/store';

/** Has the queue emptied of a sweep that a stop rule has ended; of one that is cancelled or paused, the api sees to it. */
export async function clearStoppedSweep(
  { store, queues }: { store: Store; queues: Queues },
  sweepId: string,
): Promise<void> {
  const sweep = await store.readSweep(sweepId);
  if (sweep === undefined || sweep.stoppedBy === null) return;
  const { spec, generation } = sweep;
  await addSteering(queues, spec, { step: 'clear', generation });
}
