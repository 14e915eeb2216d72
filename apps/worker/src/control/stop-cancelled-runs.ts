import type { connectWorker, Store } from '@sweepq/queue';

/** A run that this worker works on. */
export type RunInProgress = { id: string; sweepId: string };

export type CancelDeps = {
  store: Store;
  /** A connection for nothing but this. */
  subscriber: ReturnType<typeof connectWorker>;
  /** Kept by the trainer; what is not in progress needs no remembering: it asks the store when it begins. */
  inProgress: ReadonlySet<RunInProgress>;
  stop: (runId: string) => void;
  onError: (error: Error) => void;
};

/** Stops runs as soon as their sweep is cancelled. `check` finds those whose word was not heard. */
export function stopCancelledRuns({ store, subscriber, inProgress, stop, onError }: CancelDeps) {
  const onCancelled = (cancelled: string) => {
    for (const { id, sweepId } of inProgress) if (sweepId === cancelled) stop(id);
  };
  const check = async () => {
    const sweeps = new Set(Array.from(inProgress, ({ sweepId }) => sweepId));
    for (const id of sweeps) if (await store.isCancelled(id)) onCancelled(id);
  };
  const checkNow = () => void check().catch(onError);
  store.listenForCancels(subscriber, { onCancelled, onListening: checkNow, onError });
  return { check: checkNow };
}
