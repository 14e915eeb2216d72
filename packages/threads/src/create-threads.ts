// A pool of threads that can be closed at any time. Piscina starts the threads and sends them their tasks.
import type { ResourceLimits, TransferListItem } from 'node:worker_threads';
import { Piscina } from 'piscina';
import { watchThreads } from './watch-threads.ts';

/** A thread loads its program in 0.1 to 0.5 s. The phases in which processes close their pools take at most 4 s. */
const defaultLoadingMs = 3_000;

/** With this flag Piscina imports a program. Otherwise it requires it, and only `require` of an ES module aborts the process. */
const importFlag = '--no-experimental-require-module';
const importFlags = () => (process.allowedNodeEnvironmentFlags.has(importFlag) ? [importFlag] : []);

export type ThreadsOptions = {
  /** The module that the threads run. It exports the functions of the tasks. */
  program: URL;
  /** Threads that are started now, and are kept. Default: 0. */
  minThreads?: number;
  maxThreads: number;
  /** The time after which an idle thread ends. */
  idleMs: number;
  /** Whether an idle thread blocks until its next task. This is faster, but the event loop of the thread does not run between tasks. Default: true. */
  isBlocking?: boolean;
  resourceLimits: ResourceLimits;
  /** The maximum time to wait for a thread that loads its program, before it is terminated. */
  loadingMs?: number;
  /** Gets the error of a thread that failed without a task. The pool starts another thread when it needs one. */
  onError?: ((error: Error) => void) | undefined;
};

export type RunOptions = {
  /** The exported function. Default: the default export. */
  name?: string;
  transferList?: readonly TransferListItem[];
  /** If it is aborted, the task is rejected at once, and its thread is terminated. */
  signal?: AbortSignal;
};

export type Threads = {
  /** The number of threads, those that load their program included. */
  readonly count: number;
  /**
   * Runs a task in a thread. A thread that dies rejects only its own task. If no thread can load its program, all tasks are
   * rejected with the error of the last one.
   */
  run<Result>(task: unknown, options?: RunOptions): Promise<Result>;
  /** Rejects all tasks at once, waits until no thread is loading its program, terminates all threads, and waits for their ends. */
  close(): Promise<void>;
};

type Pending = {
  fail: (error: unknown) => void;
  /** Removes the task from the queue of Piscina, or terminates its thread. */
  abort: () => void;
  /** Gives the task to Piscina, again if it waits for a thread that has ended. */
  submit: () => void;
};

/**
 * Creates a pool of threads. A thread is not terminated while it loads its program: V8 can abort the whole process if a thread is
 * terminated while it links its modules (docs/decisions/059).
 */
export function createThreads({
  program,
  minThreads = 0,
  maxThreads,
  idleMs,
  isBlocking = true,
  resourceLimits,
  loadingMs = defaultLoadingMs,
  onError = () => undefined,
}: ThreadsOptions): Threads {
  const pending = new Set<Pending>();
  let closing: Promise<void> | undefined;
  const pool = new Piscina({
    filename: program.href,
    ...{ minThreads, maxThreads, idleTimeout: idleMs, resourceLimits },
    atomics: isBlocking ? 'sync' : 'disabled',
    execArgv: importFlags(),
  });
  const watched = watchThreads((end) => {
    // Piscina rejects the task of this thread first.
    setImmediate(() => onThreadEnd(end));
  });
  const watch = () => {
    for (const thread of pool.threads) watched.add(thread);
  };
  watch();
  // Piscina creates threads when a task is added or ends, when a thread is ready, and when a thread is removed.
  for (const event of ['workerCreate', 'workerDestroy']) {
    pool.on(event, () => queueMicrotask(watch));
  }
  // Without a listener, this event would be an uncaught exception.
  pool.on('error', (error: unknown) => {
    onError(error instanceof Error ? error : new Error(String(error)));
  });

  /** When the last thread has ended, all pending tasks wait. Piscina starts no thread for them. */
  function onThreadEnd({ error, isLoaded }: { error: unknown; isLoaded: boolean }) {
    if (closing !== undefined || pool.threads.length > 0) return;
    for (const task of [...pending]) {
      if (isLoaded) task.submit();
      else task.fail(error);
    }
  }

  /** Terminates the thread of a task, or removes the task from the queue. Piscina gives tasks to threads of `minThreads` that still load. */
  async function abort(task: Pending) {
    if (minThreads > 0) await watched.waitForLoading(loadingMs);
    if (closing === undefined) task.abort();
  }

  async function close() {
    for (const task of [...pending]) {
      task.fail(new Error('Terminating worker thread'));
      // With `minThreads`, Piscina would replace each terminated thread.
      if (minThreads === 0) task.abort();
    }
    await watched.waitForLoading(loadingMs);
    await pool.destroy();
    await watched.waitForEnd();
  }

  return {
    get count() {
      return pool.threads.length;
    },

    run<Result>(task: unknown, { name = 'default', transferList = [], signal }: RunOptions = {}) {
      return new Promise<Result>((resolve, reject) => {
        if (closing !== undefined) throw new Error('Expected an open pool of threads.');
        signal?.throwIfAborted();
        const settle = (end: () => void) => {
          pending.delete(entry);
          signal?.removeEventListener('abort', onAbort);
          end();
        };
        const entry: Pending = {
          abort: () => undefined,
          fail: (error) => settle(() => reject(error)),
          submit() {
            entry.abort();
            const ending = new AbortController();
            const own = () => ending.abort();
            entry.abort = own;
            const options = { name, transferList: [...transferList], signal: ending.signal };
            pool.run(task, options).then(
              (result) => settle(() => resolve(result)),
              // A task that was submitted again is still pending.
              (error: unknown) => entry.abort === own && entry.fail(error),
            );
            watch();
          },
        };
        const onAbort = () => {
          entry.fail(signal?.reason);
          void abort(entry);
        };
        pending.add(entry);
        signal?.addEventListener('abort', onAbort);
        entry.submit();
      });
    },
    close() {
      closing ??= close();
      return closing;
    },
  };
}
