import type { connectWorker } from '@sweepq/redis';
import type { Halt, Store } from '@sweepq/store';

/** A run that this worker works on. */
export type RunInProgress = { jobId: string; sweepId: string; generation: number };

export type HaltDeps = {
  store: Store;
  /** A connection for nothing but this. */
  subscriber: ReturnType<typeof connectWorker>;
  /** Kept by the trainer; what is not in progress needs no remembering: it asks the store when it begins. */
  inProgress: ReadonlySet<RunInProgress>;
  stop: (jobId: string, halt: Halt) => void;
  /** Told of every sweep that is halted, whoever works on it. */
  onHalted: (sweepId: string) => Promise<void>;
  onError: (error: Error) => void;
};

/** Stops runs as soon as their sweep is closed or paused. `check` finds those whose word was not heard. */
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
