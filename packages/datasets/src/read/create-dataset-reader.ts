import { CoreError, type Dataset } from '@sweepq/core';
import { Piscina } from 'piscina';
import { DatasetError } from '../dataset-error.ts';
import type { DatasetFiles } from '../library/dataset-folder.ts';
import { explainEnd } from './explain-end.ts';
import type { ReadAnswer } from './reading-thread.ts';

/** Unpacking half a gigabyte takes 5 s. */
export const readTimeoutMs = 20_000;

/** The time that one earlier dataset may take. */
const defaultMaxWaitMs = readTimeoutMs;

export type DatasetReaderOptions = {
  timeoutMs?: number;
  /** A dataset that waits longer for its turn is refused as `reader-busy`. */
  maxWaitMs?: number;
  /** The program of the thread. */
  thread?: URL;
};

/** An idle thread is ended after this time: its HDF5 keeps some tens of megabytes. */
const idleThreadMs = 10_000;
/** Without the bytes of files and images, which V8 does not count. */
const maxHeapMb = 128;

/**
 * Reads datasets in a separate thread, one at a time, so that a file that crashes or blocks HDF5 does not affect the
 * process. A thread that takes too long is ended; the next dataset gets a new thread.
 */
export function createDatasetReader({
  timeoutMs = readTimeoutMs,
  maxWaitMs = defaultMaxWaitMs,
  thread = new URL('../../dist/read/reading-thread.js', import.meta.url),
}: DatasetReaderOptions = {}) {
  const createPool = () =>
    new Piscina({
      filename: thread.href,
      minThreads: 0,
      maxThreads: 1,
      idleTimeout: idleThreadMs,
      resourceLimits: { maxOldGenerationSizeMb: maxHeapMb },
    });
  let pool = createPool();
  let last: Promise<void> = Promise.resolve();

  const readNow = async (files: DatasetFiles): Promise<Dataset> => {
    const signal = AbortSignal.timeout(timeoutMs);
    const answer = await pool
      .run(files, { signal })
      .catch((cause: unknown) =>
        Promise.reject(explainEnd(cause, { name: files.name, signal, timeoutMs })),
      );
    if ((answer as ReadAnswer).isSpent) {
      void pool.destroy();
      pool = createPool();
    }
    return open(answer as ReadAnswer);
  };

  return {
    /** The timeout starts when the earlier datasets are done. */
    read(files: DatasetFiles): Promise<Dataset> {
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
        });
      });
    },
    close: () => pool.destroy(),
  };
}

const tooManyBefore = ({ name }: DatasetFiles, waitedMs: number) =>
  new DatasetError(
    'reader-busy',
    `Expected the turn of the dataset ${name} to be read to come within ${waitedMs / 1000} s; others are being read.`,
  );

function open(answer: ReadAnswer): Dataset {
  if ('dataset' in answer) return answer.dataset;
  if (answer.refused === 'core') throw new CoreError(answer.code, answer.message);
  throw new DatasetError(answer.code, answer.message);
}
