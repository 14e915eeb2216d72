// A run may have caused the death of its worker. A run whose workers died twice without progress of the run is a suspect. A worker trains
// its suspects one at a time: otherwise the crash of one suspect would also count as a crash of another.
import type { Store } from '@sweepq/store';
import { createSlots } from '../threads/slots.ts';
import type { Attempt } from './attempt.ts';

/** The permit of a suspect to train. It is released when the run has made progress or has ended. Later calls of `release` do nothing. */
export type SuspectPermit = { release: () => void };

export type Suspects = ReturnType<typeof createSuspects>;

export function createSuspects({ store }: { store: Pick<Store, 'readRunStates'> }) {
  const slots = createSlots(1);

  /** The store is asked only about a run whose workers died twice: other runs start without this round trip. */
  const isSuspect = async ({ job, id }: Pick<Attempt, 'job' | 'id'>) => {
    if (job.stalledCounter < 2 || id === undefined) return false;
    const [state] = await store.readRunStates(id.sweepId, [id.index]);
    return state !== undefined && state.crashes > 0;
  };

  return {
    /**
     * Resolves immediately for a run that is not a suspect. A suspect waits here, before its start, until no other suspect has the permit.
     * Rejects with the reason of the signal if the signal is aborted first.
     */
    async acquirePermit({
      signal,
      ...run
    }: Pick<Attempt, 'job' | 'id' | 'signal'>): Promise<SuspectPermit> {
      return (await isSuspect(run)) ? slots.borrow(signal) : { release: () => undefined };
    },
  };
}
