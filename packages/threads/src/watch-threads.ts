import type { Worker } from 'node:worker_threads';

/** The member of the first message of a thread of Piscina, which it sends when it has imported its program. */
const readyMember = '_WORKER_READY';

export type WatchedThreads = {
  /** Watches a thread. The thread must have been created in the current turn of the event loop. Ignores a thread that it knows. */
  add(thread: Worker): void;
  /** Waits until no thread is loading its program, at most `limitMs`. */
  waitForLoading(limitMs: number): Promise<void>;
  /** Waits until all threads have ended, also those that Piscina has terminated and no longer lists. */
  waitForEnd(): Promise<void>;
};

/**
 * Records which threads have not loaded their program yet, and which have not ended. If a thread ends, `onEnd` gets the error with
 * which it ended, and whether it had loaded its program.
 */
export function watchThreads(
  onEnd: (end: { error: unknown; isLoaded: boolean }) => void,
): WatchedThreads {
  const known = new WeakSet<Worker>();
  const loading = new Set<Worker>();
  const waiting = new Set<() => void>();
  const ends = new Set<Promise<void>>();

  function leave(thread: Worker) {
    loading.delete(thread);
    if (loading.size > 0) return;
    for (const resolve of waiting) resolve();
  }

  return {
    add(thread) {
      if (known.has(thread)) return;
      known.add(thread);
      loading.add(thread);
      let error: unknown;
      thread.on('message', (message: unknown) => {
        if (isReady(message)) leave(thread);
      });
      thread.once('error', (cause) => {
        error = cause;
      });
      const end = new Promise<void>((resolve) => {
        thread.once('exit', () => resolve());
      });
      ends.add(end);
      thread.once('exit', (code) => {
        ends.delete(end);
        const isLoaded = !loading.has(thread);
        leave(thread);
        // The text is that of Piscina, which callers translate.
        onEnd({ error: error ?? new Error(`worker exited with code: ${code}`), isLoaded });
      });
    },
    async waitForLoading(limitMs) {
      if (loading.size === 0) return;
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((resolve) => {
        timer = setTimeout(resolve, limitMs);
        waiting.add(resolve);
      });
      clearTimeout(timer);
      waiting.clear();
    },
    async waitForEnd() {
      await Promise.all(ends);
    },
  };
}

const isReady = (message: unknown): boolean =>
  typeof message === 'object' && message !== null && readyMember in message;
