import { randomUUID } from 'node:crypto';
import type { Store } from '@sweepq/store';

export type PresenceDeps = {
  store: Pick<Store, 'announceWorker' | 'countWorkers' | 'forgetWorker'>;
  threads: number;
};

/** Announces this worker in the store, and checks whether there are others. */
export function createPresence({ store, threads }: PresenceDeps) {
  const worker = { id: randomUUID().slice(0, 8), threads };
  let isAlone = true;
  return {
    /** Whether no other worker that takes runs was there at the last announcement. */
    get isAlone() {
      return isAlone;
    },
    /** A worker that takes no runs is not announced, because others must not count on it. */
    async announce({ takesRuns }: { takesRuns: boolean }): Promise<void> {
      await (takesRuns ? store.announceWorker(worker) : store.forgetWorker(worker));
      isAlone = (await store.countWorkers()).threads <= (takesRuns ? threads : 0);
    },
    end: (): Promise<void> => store.forgetWorker(worker),
  };
}
