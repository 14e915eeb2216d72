import { addSteering, type Queues } from '@sweepq/queue';
import type { Store } from '@sweepq/store';

/**
 * Adds the job that removes the waiting runs of a sweep from the queue, if a stop rule has ended the sweep. For a cancel or a pause, the api
 * adds this job.
 */
export async function clearStoppedSweep(
  { store, queues }: { store: Store; queues: Queues },
  sweepId: string,
): Promise<void> {
  const sweep = await store.readSweep(sweepId);
  if (sweep === undefined || sweep.stoppedBy === null) return;
  const { spec, generation } = sweep;
  await addSteering(queues, spec, { step: 'clear', generation });
}
