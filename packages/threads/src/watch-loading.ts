import type { Worker } from 'node:worker_threads';

/** The member of the first message of a thread of Piscina, which it sends when it has imported its program. */
const readyMember = '_WORKER_READY';

export type Loading = {
  /** The number of threads that load their program. */
  readonly size: number;
  /** Watches a thread. The thread must have been created in the current turn of the event loop. Ignores a thread that it knows. */
  add(thread: Worker): void;
  /** Waits until no thread is loading, at most `limitMs`. */
  wait(limitMs: number): Promise<void>;
};

/**
 * Records which threads have not loaded their program yet. If a thread ends, `onEnd` gets the error with which it ended, and
 * whether it had loaded its program.
 */
export function watchLoading(onEnd: (end: { error: unknown; isLoaded: boolean }) => void): Loading {
  const known = new WeakSet<Worker>();
  const loading = new Set<Worker>();
  const waiting = new Set<() => void>();

  function leave(thread: Worker) {
    loading.delete(thread);
    if (loading.size > 0) return;
    for (const resolve of waiting) resolve();
  }

  return {
    get size() {
      return loading.size;
    },
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
      thread.once('exit', (code) => {
        const isLoaded = !loading.has(thread);
        leave(thread);
        // The text is that of Piscina, which callers translate.
        onEnd({ error: error ?? new Error(`worker exited with code: ${code}`), isLoaded });
      });
    },
    async wait(limitMs) {
      if (loading.size === 0) return;
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((resolve) => {
        timer = setTimeout(resolve, limitMs);
        waiting.add(resolve);
      });
      clearTimeout(timer);
      waiting.clear();
    },
  };
}

const isReady = (message: unknown): boolean =>
  typeof message === 'object' && message !== null && readyMember in message;
