import { randomUUID } from 'node:crypto';
import type { Store } from '@sweepq/queue';

const everyMs = 5_000;

export type AnnounceDeps = {
  store: Pick<Store, 'announceWorker' | 'countThreads' | 'forgetWorker'>;
  threads: number;
  onError: (error: Error) => void;
};

/** Says every few seconds that this worker is there, and with how many threads, until its end. */
export function announceWorker({ store, threads, onError }: AnnounceDeps) {
  const worker = { id: randomUUID().slice(0, 8), threads };
  let isSending = false;
  let isAlone = true;
  const announceAndLook = async () => {
    await store.announceWorker(worker);
    isAlone = (await store.countThreads()) <= threads;
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
    /** Whether no other worker was there a few seconds ago. */
    get isAlone() {
      return isAlone;
    },
    async end(): Promise<void> {
      clearInterval(timer);
      await store.forgetWorker(worker);
    },
  };
}
