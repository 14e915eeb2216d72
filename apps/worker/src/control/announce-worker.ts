import { randomUUID } from 'node:crypto';
import type { Store } from '@sweepq/store';

const everyMs = 5_000;

export type AnnounceDeps = {
  store: Pick<Store, 'announceWorker' | 'countWorkers' | 'forgetWorker'>;
  threads: number;
  /** Whether it takes no runs: then it is not there, for whoever counts on others. */
  isOut: () => boolean;
  /** Hears every few seconds whether this is the only worker that takes runs. */
  onLooked: () => void;
  onError: (error: Error) => void;
};

/** Says every few seconds that this worker is there, and with how many threads, until its end; and looks who else is. */
export function announceWorker({ store, threads, isOut, onLooked, onError }: AnnounceDeps) {
  const worker = { id: randomUUID().slice(0, 8), threads };
  let isSending = false;
  let isAlone = true;
  const announceAndLook = async () => {
    const here = isOut() ? 0 : threads;
    await (here > 0 ? store.announceWorker(worker) : store.forgetWorker(worker));
    isAlone = (await store.countWorkers()).threads <= here;
    onLooked();
  };
  const announce = async () => {
    // While Redis is away one waits for it, and no line of them.
    if (isSending) return;
    isSending = true;
    await announceAndLook().catch(onError);
    isSending = false;
  };
  void announce();
  const timer = setInterval(() => void announce(), everyMs);
  timer.unref();
  return {
    /** Whether no other worker that takes runs was there a few seconds ago. */
    get isAlone() {
      return isAlone;
    },
    /** Says now what has changed. */
    announce: () => void announce(),
    async end(): Promise<void> {
      clearInterval(timer);
      await store.forgetWorker(worker);
    },
  };
}
