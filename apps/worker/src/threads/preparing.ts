import { explainEnd, readTimeoutMs } from '@sweepq/datasets';
import type { Piscina } from 'piscina';
import type { PreparedDataset, PrepareTask } from './messages.ts';
import { hearErrors } from './thread-error.ts';

/** Products of all pixels of a large dataset take minutes; nothing that ends takes longer than this. */
const prepareTimeoutMs = 600_000;
/** Beside the memory that is shared, which V8 does not count. */
export const maxPreparerHeapMb = 128;

export type PreparingLimits = { readMs: number; prepareMs: number };

/**
 * Has datasets prepared one after the other. What its files do to HDF5 is no longer than `readMs`: the thread is ended,
 * and the next dataset gets a new one.
 */
export function createPreparing(
  createPreparer: () => Piscina,
  { readMs, prepareMs }: PreparingLimits = { readMs: readTimeoutMs, prepareMs: prepareTimeoutMs },
) {
  let preparer = createPreparer();
  let last: Promise<unknown> = Promise.resolve();
  let closed = false;

  const prepareNow = async (task: Omit<PrepareTask, 'isRead'>): Promise<PreparedDataset> => {
    if (closed)
      throw new Error(`Expected to be asked for the dataset ${task.name} before closing.`);
    const isRead = new Int32Array(new SharedArrayBuffer(4));
    const ended = new AbortController();
    const limits = { name: task.name, signal: ended.signal, timeoutMs: readMs };
    const reading = setTimeout(() => {
      if (Atomics.load(isRead, 0) === 0) ended.abort();
    }, readMs);
    const preparing = setTimeout(() => {
      limits.timeoutMs = prepareMs;
      ended.abort();
    }, prepareMs);
    try {
      const options = { name: 'prepare', signal: ended.signal };
      return await hearErrors(preparer.run({ ...task, isRead } satisfies PrepareTask, options));
    } catch (error) {
      // What the close has ended says nothing of the dataset, and gets no new thread.
      if (closed) throw error;
      // What has failed in HDF5 is not asked again.
      void preparer.destroy();
      preparer = createPreparer();
      // A thread that ends here is the dataset's doing, and no crash of the run that waits for it.
      throw explainEnd(error, limits);
    } finally {
      clearTimeout(reading);
      clearTimeout(preparing);
    }
  };

  return {
    /** Its time begins when those before it are done. */
    prepare(task: Omit<PrepareTask, 'isRead'>): Promise<PreparedDataset> {
      const prepared = last.then(() => prepareNow(task));
      last = prepared.catch(() => undefined);
      return prepared;
    },
    /** Who is still waiting is turned away. */
    close() {
      closed = true;
      return preparer.destroy();
    },
  };
}
