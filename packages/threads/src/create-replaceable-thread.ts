// One thread that is replaced when its state may be damaged. The memory of two threads is never in use at the same time.
import type { Threads } from './create-threads.ts';

/** The maximum time to wait for the end of a thread. A thread ends in 10 to 100 ms, unless it is in a system call or in native code. */
const defaultEndingMs = 10_000;

export type ReplaceableThread = Pick<Threads, 'run' | 'close'> & {
  /** Ends the thread. The next task gets a new one. */
  replace(): void;
  /**
   * Waits until the replaced thread has ended, so that its memory is free before the next thread starts. Waits at most
   * `endingMs`, so that a thread that does not end cannot prevent all later tasks.
   */
  waitForEnd(): Promise<void>;
};

/** `createPool` creates a pool of one thread, which starts at its first task. */
export function createReplaceableThread(
  createPool: () => Threads,
  { endingMs = defaultEndingMs }: { endingMs?: number } = {},
): ReplaceableThread {
  let pool = createPool();
  let ended: Promise<unknown> = Promise.resolve();
  let isClosed = false;
  return {
    run: (task, options) => pool.run(task, options),
    replace() {
      if (isClosed) return;
      ended = Promise.all([ended, waitAtMost(pool.close(), endingMs)]);
      pool = createPool();
    },
    async waitForEnd() {
      await ended;
    },
    async close() {
      isClosed = true;
      await Promise.all([ended, pool.close()]);
    },
  };
}

async function waitAtMost(ended: Promise<void>, limitMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, limitMs);
  });
  await Promise.race([ended, late]);
  clearTimeout(timer);
}
