import type { connectWorker } from '@sweepq/redis';
import type { Halt, Store } from '@sweepq/store';

/** A run that this worker processes. */
export type RunInProgress = { jobId: string; sweepId: string; generation: number };

export type HaltDeps = {
  store: Store;
  /** A connection that is used for this subscription only. */
  subscriber: ReturnType<typeof connectWorker>;
  /** The processor of runs maintains this set. A run that is not in it yet reads the halt from the store when it begins. */
  inProgress: ReadonlySet<RunInProgress>;
  stop: (jobId: string, halt: Halt) => void;
  /** Called for every halted sweep, also if this worker has no run of it. */
  onHalted: (sweepId: string) => Promise<void>;
  onError: (error: Error) => void;
};

/** Stops runs as soon as their sweep is closed or paused. `check` finds the halts whose message was lost. */
export function stopHaltedRuns(deps: HaltDeps) {
  const { store, subscriber, inProgress, stop, onError } = deps;
  const check = async (isMeant: (sweepId: string) => boolean) => {
    for (const { jobId, sweepId, generation } of inProgress) {
      if (!isMeant(sweepId)) continue;
      const halt = await store.readHalt(sweepId, generation);
      if (halt !== undefined) stop(jobId, halt);
    }
  };
  const checkAll = () => void check(() => true).catch(onError);
  store.listenForHalts(subscriber, {
    onHalted(halted) {
      void check((sweepId) => sweepId === halted).catch(onError);
      void deps.onHalted(halted).catch(onError);
    },
    onListening: checkAll,
    onError,
  });
  return { check: checkAll };
}
