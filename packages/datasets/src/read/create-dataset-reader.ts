import { CoreError, type Dataset } from '@sweepq/core';
import { Piscina } from 'piscina';
import { DatasetError } from '../dataset-error.ts';
import type { DatasetFiles } from '../library/dataset-folder.ts';
import { explainEnd } from './explain-end.ts';
import type { ReadAnswer } from './reading-thread.ts';

/** Half a gigabyte that is packed takes 5 s. */
export const readTimeoutMs = 20_000;

/** As long as one of those before it may take. */
const defaultMaxWaitMs = readTimeoutMs;

export type DatasetReaderOptions = {
  timeoutMs?: number;
  /** Whose turn has not come by then is refused as `reader-busy`. */
  maxWaitMs?: number;
  /** The program of its thread. */
  thread?: URL;
};

/** HDF5 keeps some tens of megabytes. */
const idleThreadMs = 10_000;
/** Beside the bytes of files and images, which V8 does not count. */
const maxHeapMb = 128;

/**
 * Reads datasets in a thread of its own, one at a time: whatever their files do to HDF5, the process goes on. A thread
 * that takes too long is ended; the next dataset gets a new one.
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
    /** Its time begins when those before it are done. */
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
