// A run may be the reason why its worker was lost. Runs that lost their worker twice without progress are trained one at a time.
// Otherwise two runs would be lost together again, and one would fail because of the other.
import { parseRunJobId } from '@sweepq/contract';
import type { Store } from '@sweepq/store';
import { createSlots } from '../threads/slots.ts';
import type { Attempt } from './attempt.ts';

/** The permission of one suspect to train. `giveBack` is called when the run has progressed or ended. Later calls do nothing. */
export type Turn = { giveBack: () => void };

export type Suspects = ReturnType<typeof createSuspects>;

export function createSuspects({ store }: { store: Pick<Store, 'readRunStates'> }) {
  const slots = createSlots(1);

  /** Asks the store only about a run that lost its worker twice: all others start without this round trip. */
  const isSuspect = async (job: Attempt['job']) => {
    if (job.stalledCounter < 2) return false;
    // From the id of the job, because its data may be of another version.
    const of = parseRunJobId(job.id ?? '');
    if (of === undefined) return false;
    const [state] = await store.readRunStates(of.sweepId, [of.index]);
    return state !== undefined && state.crashes > 0;
  };

  return {
    /**
     * Resolves at once for a run that is not suspect. A suspect waits here, before its start, until no other suspect has the turn.
     * Rejects with the signal's reason if that comes before.
     */
    async takeTurn({ job, signal }: Pick<Attempt, 'job' | 'signal'>): Promise<Turn> {
      return (await isSuspect(job)) ? slots.borrow(signal) : { giveBack: () => undefined };
    },
  };
}
