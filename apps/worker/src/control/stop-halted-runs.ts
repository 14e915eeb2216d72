import type { connectWorker } from '@sweepq/redis';
import type { Halt, Store } from '@sweepq/store';

/** A run that this worker processes. `id` is undefined if the id of the job is malformed: then the run fails without a halt. */
export type RunInProgress = {
  jobId: string;
  id: { sweepId: string; generation: number } | undefined;
};

export type HaltDeps = {
  store: Store;
  /** A connection that is used for this subscription only. */
  subscriber: ReturnType<typeof connectWorker>;
  /** The processor of runs adds and removes the runs. After it has added a run, it reads the halt of the sweep from the store. */
  inProgress: ReadonlySet<RunInProgress>;
  stop: (jobId: string, halt: Halt) => void;
  /** Called for every halted sweep, also if this worker has no run of it. */
  onHalted: (sweepId: string) => Promise<void>;
  /** Called when somebody begins to read the progress of a sweep, and for each sweep in progress after messages may have been lost. */
  onWatched?: (sweepId: string) => void;
  onError: (error: Error) => void;
};

/** Stops runs as soon as their sweep is closed or paused. `check` finds halts whose message was lost. */
export function stopHaltedRuns(deps: HaltDeps) {
  const { store, subscriber, inProgress, stop, onWatched, onError } = deps;
  const check = async (isHalted: (sweepId: string) => boolean) => {
    for (const { jobId, id } of inProgress) {
      if (id === undefined || !isHalted(id.sweepId)) continue;
      const halt = await store.readHalt(id.sweepId, id.generation);
      if (halt !== undefined) stop(jobId, halt);
    }
  };
  const checkAll = () => void check(() => true).catch(onError);
  store.listenForHalts(subscriber, {
    onHalted(halted) {
      void check((sweepId) => sweepId === halted).catch(onError);
      void deps.onHalted(halted).catch(onError);
    },
    ...(onWatched && { onWatched }),
    onListening() {
      checkAll();
      const sweepIds = new Set([...inProgress].flatMap(({ id }) => id?.sweepId ?? []));
      for (const sweepId of sweepIds) onWatched?.(sweepId);
    },
    onError,
  });
  return { check: checkAll };
}
