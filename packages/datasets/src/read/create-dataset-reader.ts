import { CoreError } from '@sweepq/core';
import { createReplaceableThread, createThreads } from '@sweepq/threads';
import { DatasetError } from '../dataset-error.ts';
import type { DatasetFiles } from '../library/dataset-folder.ts';
import { explainEnd } from './explain-end.ts';
import type { InspectedDataset } from './read-dataset.ts';
import type { ReadAnswer } from './reading-thread.ts';

/** The time limit of a read. To unpack 0.5 GB takes 5 s. */
export const readTimeoutMs = 20_000;

/** The time limit of the wait: the time that one earlier dataset may take. */
const defaultMaxWaitMs = readTimeoutMs;

export type DatasetReaderOptions = {
  timeoutMs?: number;
  /** A dataset that waits longer than this is refused with `reader-busy`. */
  maxWaitMs?: number;
  /** The program of the thread. */
  thread?: URL;
  /** Gets the error of a thread that failed while it read no dataset. */
  onError?: (error: Error) => void;
};

/** An idle thread is terminated after this time, because its HDF5 takes tens of megabytes. */
const idleThreadMs = 10_000;
/** The heap limit of the thread. Files and images do not count, because they are outside the heap of V8. */
const maxHeapMb = 128;

/**
 * Reads datasets in a separate thread, one at a time. So a file that crashes or blocks HDF5 does not affect the process. A
 * thread that takes too long is terminated, and the next dataset gets a new thread when that thread has ended.
 */
export function createDatasetReader({
  timeoutMs = readTimeoutMs,
  maxWaitMs = defaultMaxWaitMs,
  thread = new URL('../../dist/read/reading-thread.js', import.meta.url),
  onError,
}: DatasetReaderOptions = {}) {
  const reading = createReplaceableThread(() =>
    createThreads({
      program: thread,
      maxThreads: 1,
      ...{ idleMs: idleThreadMs, onError },
      resourceLimits: { maxOldGenerationSizeMb: maxHeapMb },
    }),
  );
  let last: Promise<void> = Promise.resolve();

  const readNow = async (files: DatasetFiles): Promise<InspectedDataset> => {
    const signal = AbortSignal.timeout(timeoutMs);
    const answer = await reading.run<ReadAnswer>(files, { signal }).catch((cause: unknown) => {
      reading.replace();
      throw explainEnd(cause, { name: files.name, signal, timeoutMs });
    });
    if (answer.isSpent) reading.replace();
    return open(answer);
  };

  return {
    /** The time limit of a read starts when the earlier datasets are done. */
    read(files: DatasetFiles): Promise<InspectedDataset> {
      return new Promise((resolve, reject) => {
        let isWaiting = true;
        const giveUp = setTimeout(() => {
          isWaiting = false;
          reject(tooManyBefore(files, maxWaitMs));
        }, maxWaitMs);
        giveUp.unref();
        last = last.then(async () => {
          clearTimeout(giveUp);
          if (isWaiting) await readNow(files).then(resolve, reject);
          await reading.waitForEnd();
        });
      });
    },
    close: () => reading.close(),
  };
}

const tooManyBefore = ({ name }: DatasetFiles, waitedMs: number) =>
  new DatasetError(
    'reader-busy',
    `Expected the read of the dataset ${name} to begin within ${waitedMs / 1000} s. Other datasets are being read.`,
  );

function open(answer: ReadAnswer): InspectedDataset {
  if ('dataset' in answer) return answer.dataset;
  if (answer.refused === 'core') throw new CoreError(answer.code, answer.message);
  throw new DatasetError(answer.code, answer.message);
}
