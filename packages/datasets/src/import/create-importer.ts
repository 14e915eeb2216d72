import { loadPictures } from '@sweepq/pictures';
import { createThreads } from '@sweepq/threads';
import { DatasetError } from '../dataset-error.ts';
import { explainEnd } from '../read/explain-end.ts';
import type { ImportAnswer, ImportTask } from './import-task.ts';

/** The time limit of an import. To unpack and convert 0.5 GB takes 20 s. */
const importTimeoutMs = 120_000;
/** The heap limit of the thread. Files and images do not count, because they are outside the heap of V8. */
const maxHeapMb = 256;

export type ImporterOptions = {
  timeoutMs?: number;
  /** The program of the thread. */
  thread?: URL;
};

/** Imports datasets in a separate thread, one at a time. A thread whose HDF5 may be damaged is replaced. */
export function createImporter({
  timeoutMs = importTimeoutMs,
  thread = new URL('../../dist/import/importing-thread.js', import.meta.url),
}: ImporterOptions = {}) {
  const createPool = () =>
    createThreads({
      program: thread,
      maxThreads: 1,
      idleMs: 10_000,
      resourceLimits: { maxOldGenerationSizeMb: maxHeapMb },
    });
  let pool = createPool();

  return {
    /** Throws the reason of `signal` if it is aborted. */
    async run(task: ImportTask, stopping?: AbortSignal) {
      // The end of a thread must not unload the decoder that other threads of this process use.
      await loadPictures();
      const timeout = AbortSignal.timeout(timeoutMs);
      const signal = stopping === undefined ? timeout : AbortSignal.any([timeout, stopping]);
      const answer = await pool.run<ImportAnswer>(task, { signal }).catch((cause: unknown) => {
        stopping?.throwIfAborted();
        throw explainEnd(cause, { name: 'to import', signal: timeout, timeoutMs });
      });
      if (answer.isSpent) {
        void pool.close();
        pool = createPool();
      }
      if ('imported' in answer) return answer.imported;
      throw new DatasetError(answer.refused.code, answer.refused.message);
    },
    close: () => pool.close(),
  };
}
