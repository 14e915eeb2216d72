import { randomUUID } from 'node:crypto';
import type { Store } from '@sweepq/queue';

const everyMs = 5_000;

export type AnnounceDeps = {
  store: Pick<Store, 'announceWorker' | 'forgetWorker'>;
  threads: number;
  onError: (error: Error) => void;
};

/** Says every few seconds that this worker is there, and with how many threads, until its end. */
export function announceWorker({ store, threads, onError }: AnnounceDeps) {
  const worker = { id: randomUUID().slice(0, 8), threads };
  let announcing: Promise<void> | undefined;
  // While Redis is away one waits for it, and no line of them.
  const announce = () => {
    announcing ??= store
      .announceWorker(worker)
      .catch(onError)
      .finally(() => {
        announcing = undefined;
      });
  };
  announce();
  const timer = setInterval(announce, everyMs);
  timer.unref();
  return {
    async end(): Promise<void> {
      clearInterval(timer);
      await store.forgetWorker(worker);
    },
  };
}
