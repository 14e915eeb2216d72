// A run whose worker was lost may have been the one that ended it. Of those that were lost again before they got any further one
// is trained at a time: two that were lost together would be lost together again, and one of them would pay for the other.
import { parseRunJobId } from '@sweepq/contract';
import type { Store } from '@sweepq/store';
import { createSlots } from '../threads/slots.ts';
import type { RunJob } from './run-job.ts';

/** Begins a run; told `onFurther` once it has saved more than it began with. */
type Begin<Result> = (onFurther: () => void) => Promise<Result>;

export type Suspects = ReturnType<typeof createSuspects>;

export function createSuspects({ store }: { store: Pick<Store, 'readRunStates'> }) {
  const slots = createSlots(1);

  /** Only one that has lost a worker twice is asked about: all others begin without another way to Redis. */
  const isSuspect = async (job: RunJob) => {
    if (job.stalledCounter < 2) return false;
    // By its id: its data may be of another version.
    const of = parseRunJobId(job.id ?? '');
    if (of === undefined) return false;
    const [state] = await store.readRunStates(of.sweepId, [of.index]);
    return state !== undefined && state.crashes > 0;
  };

  return {
    /**
     * Begins a run at once unless it is suspect and another such is being trained: then once that one has got further, or has
     * ended. What waits has not begun: the death of its worker is no crash of it. Rejects with the signal's reason if that comes
     * before.
     */
    async train<Result>(job: RunJob, begin: Begin<Result>, signal: AbortSignal): Promise<Result> {
      if (!(await isSuspect(job))) return begin(() => undefined);
      // In an object: who lends the slot waits for what a promise would bring.
      const { ending } = await slots.lend(() => beginAlone(begin), signal);
      return ending;
    },
  };
}

/** Gives a run that has begun, once it has got further or has ended. */
function beginAlone<Result>(begin: Begin<Result>): Promise<{ ending: Promise<Result> }> {
  return new Promise((resolve) => {
    const give = () => resolve({ ending });
    const ending = begin(give);
    ending.then(give, give);
  });
}
