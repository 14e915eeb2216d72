import type { Store } from '@sweepq/store';

export type PresenceDeps = {
  store: Pick<Store, 'announceWorker' | 'countWorkers' | 'forgetWorker'>;
  /** The id of this worker. */
  workerId: string;
  threads: number;
  /** Returns the ids of the runs that this worker prepares or trains. */
  runIds: () => readonly string[];
  /** Returns the id of the blobs of this worker. Undefined if it has none. */
  findBlobId: () => Promise<string | undefined>;
};

/** Announces this worker in the store, and reads whether there are other workers. */
export function createPresence({ store, workerId, threads, runIds, findBlobId }: PresenceDeps) {
  const worker = { id: workerId, threads };
  let isAlone = true;
  return {
    /** Whether no other worker took runs at the time of the last announcement. */
    get isAlone() {
      return isAlone;
    },
    /** A worker that takes no runs is not announced: `isAlone` of other workers must not count it. */
    async announce({ takesRuns }: { takesRuns: boolean }): Promise<void> {
      await (takesRuns
        ? store.announceWorker({ ...worker, runIds: runIds(), blobs: await findBlobId() })
        : store.forgetWorker(worker));
      isAlone = (await store.countWorkers()).threads <= (takesRuns ? threads : 0);
    },
    end: (): Promise<void> => store.forgetWorker(worker),
  };
}
