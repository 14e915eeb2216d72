import { explainEnd, readTimeoutMs } from '@sweepq/datasets';
import { createReplaceableThread, type Threads } from '@sweepq/threads';
import type { PreparedDataset, PrepareTask } from './messages.ts';
import { receiveErrors } from './thread-error.ts';

/** The Gram matrix of a large dataset takes minutes. A thread that needs longer than this is assumed to hang. */
const prepareTimeoutMs = 600_000;
/** The heap limit of the thread. Shared memory does not count. */
export const maxPreparerHeapMb = 128;

export type PreparingLimits = { readMs: number; prepareMs: number };

/**
 * Prepares datasets one after the other. Malformed files can make HDF5 hang. So the thread is ended if it reads a dataset for longer than
 * `readMs`, and the next dataset gets a new thread when that thread has ended.
 */
export function createPreparing(
  createPreparer: () => Threads,
  { readMs, prepareMs }: PreparingLimits = { readMs: readTimeoutMs, prepareMs: prepareTimeoutMs },
) {
  const preparer = createReplaceableThread(createPreparer);
  let last: Promise<unknown> = Promise.resolve();
  let closed = false;

  const prepareNow = async (task: Omit<PrepareTask, 'isRead'>): Promise<PreparedDataset> => {
    if (closed)
      throw new Error(`The dataset ${task.name} cannot be prepared: the worker is closing.`);
    const isRead = new Int32Array(new SharedArrayBuffer(4));
    const ended = new AbortController();
    const limits = { name: task.name, signal: ended.signal, timeoutMs: readMs };
    const reading = setTimeout(() => {
      if (Atomics.load(isRead, 0) === 0) ended.abort();
    }, readMs);
    // With `standardize`, each fold has a Gram matrix of its own.
    const longestMs = prepareMs * (1 + (task.division?.folds ?? 0));
    const preparing = setTimeout(() => {
      limits.timeoutMs = longestMs;
      ended.abort();
    }, longestMs);
    try {
      const options = { name: 'prepare', signal: ended.signal };
      return await receiveErrors(preparer.run({ ...task, isRead } satisfies PrepareTask, options));
    } catch (error) {
      // `close` has ended the thread, so the dataset is not the reason, and no new thread is needed.
      if (closed) throw error;
      // After an error the state of HDF5 in this thread is unknown.
      preparer.replace();
      // The dataset is the reason why the thread died. So the run that waits for the dataset has not crashed.
      throw explainEnd(error, limits);
    } finally {
      clearTimeout(reading);
      clearTimeout(preparing);
    }
  };

  return {
    /** Prepares a dataset after all earlier ones. The timeouts start after the earlier datasets are done. */
    prepare(task: Omit<PrepareTask, 'isRead'>): Promise<PreparedDataset> {
      const prepared = last.then(() => prepareNow(task));
      last = prepared.then(preparer.waitForEnd, preparer.waitForEnd);
      return prepared;
    },
    /** Rejects all pending calls of `prepare`. */
    close() {
      closed = true;
      return preparer.close();
    },
  };
}
