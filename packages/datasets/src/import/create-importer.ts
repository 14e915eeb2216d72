import { loadPictures } from '@sweepq/pictures';
import { createReplaceableThread, createThreads } from '@sweepq/threads';
import { DatasetError } from '../dataset-error.ts';
import { reasonOfEnd } from '../read/explain-end.ts';
import type { ImportReport } from './import-report.ts';
import type { ImportAnswer, ImportTask } from './import-task.ts';

/** The time limit of an import. To unpack and convert 0.5 GB takes 20 s. */
const importTimeoutMs = 120_000;
/** The heap limit of the thread. Files and images do not count, because they are outside the heap of V8. */
const maxHeapMb = 256;

type ImporterOptions = {
  timeoutMs?: number;
  /** The program of the thread. */
  thread?: URL;
};

/** The paths of the two HDF5 files, and what was found and converted. */
type ImportedDataset = { train: string; test: string; report: ImportReport };

export type Importer = {
  /**
   * Converts files of any supported layout to the two HDF5 files of the article's layout, and writes them to the folder `into`, which must exist.
   * Throws a DatasetError with a remedy for a source that is broken, or that can be read in two ways. The time limit starts when the earlier
   * imports are done. Throws the reason of `stopping` as soon as it is aborted.
   */
  run(task: ImportTask, stopping?: AbortSignal): Promise<ImportedDataset>;
  close(): Promise<void>;
};

/**
 * Imports datasets in a separate thread, one at a time. A thread whose HDF5 may be damaged is replaced: the next import begins when
 * that thread has ended, so that the memory of two threads is not in use at the same time.
 */
export function createImporter({
  timeoutMs = importTimeoutMs,
  thread = new URL('../../dist/import/importing-thread.js', import.meta.url),
}: ImporterOptions = {}): Importer {
  const importing = createReplaceableThread(() =>
    createThreads({
      program: thread,
      maxThreads: 1,
      idleMs: 10_000,
      resourceLimits: { maxOldGenerationSizeMb: maxHeapMb },
    }),
  );
  let last: Promise<void> = Promise.resolve();

  async function runNow(task: ImportTask, stopping?: AbortSignal): Promise<ImportedDataset> {
    stopping?.throwIfAborted();
    // The end of a thread must not unload the decoder that other threads of this process use.
    await loadPictures();
    const timeout = AbortSignal.timeout(timeoutMs);
    const signal = stopping === undefined ? timeout : AbortSignal.any([timeout, stopping]);
    const answer = await importing.run<ImportAnswer>(task, { signal }).catch((cause: unknown) => {
      importing.replace();
      stopping?.throwIfAborted();
      throw timeout.aborted ? tooSlow(timeoutMs, cause) : (explainCrash(cause) ?? cause);
    });
    if (answer.isSpent) importing.replace();
    if ('imported' in answer) return answer.imported;
    throw new DatasetError(answer.refused.code, answer.refused.message);
  }

  return {
    run(task, stopping) {
      return new Promise((resolve, reject) => {
        const stop = () => reject(stopping?.reason);
        stopping?.addEventListener('abort', stop);
        last = last.then(async () => {
          stopping?.removeEventListener('abort', stop);
          await runNow(task, stopping).then(resolve, reject);
          await importing.waitForEnd();
        });
      });
    },
    close: () => importing.close(),
  };
}

const tooSlow = (timeoutMs: number, cause: unknown) =>
  new DatasetError(
    'too-slow',
    `Expected the import to end within ${timeoutMs / 1000} s. Make the files smaller.`,
    { cause },
  );

function explainCrash(cause: unknown): DatasetError | undefined {
  const reason = reasonOfEnd(cause);
  if (reason === undefined) return undefined;
  const text = `Expected the import to end, but its thread ${reason}. Make the files smaller.`;
  return new DatasetError('reader-crashed', text, { cause });
}
