// Heavy answers: pictures, large tables and sorts, dry runs, importances. A few threads compute them, so that the event loop
// stays free for other answers. Requests for heavy answers wait for a slot.
import { createThreads } from '@sweepq/threads';
import type { Response } from 'express';
import type { Registry } from 'prom-client';
import { callerOf } from '../access/caller.ts';
import { ClientGoneError } from '../problems/problem.ts';
import type * as tasks from './heavy-thread.ts';
import { measureHeavy } from './measure-heavy.ts';
import { busy, createSlots } from './slots.ts';

type Tasks = typeof tasks;
export type TaskName = keyof Tasks;
type TaskOf<Name extends TaskName> = Parameters<Tasks[Name]>[0];
type ResultOf<Name extends TaskName> = Awaited<ReturnType<Tasks[Name]>>;

/**
 * Runs a task in a thread. The memory of the values in `moved` is moved to the thread, so the caller can no longer use
 * them.
 */
export type RunTask = <Name extends TaskName>(
  name: Name,
  task: TaskOf<Name>,
  moved?: readonly Uint8Array<ArrayBuffer>[],
) => Promise<ResultOf<Name>>;

/** Waits for a slot, and lends it to `work`. `work` reads from Redis and runs tasks in threads. */
export type Lend = <T>(work: (run: RunTask) => Promise<T>) => Promise<T>;
export type Lender = { lend: Lend };

export type Heavy = ReturnType<typeof createHeavy>;

/** After a client disconnects, its task may run for this time. Then its thread is ended: a new thread takes 0.2 s to start. */
const graceMs = 250;
/** A task that takes longer than this is defective, so its thread is ended. */
const taskTimeoutMs = 60_000;
const maxWaitMs = 10_000;
/** The event loop has two slots, so that it can make one answer while another answer waits for Redis. */
const loopSlots = 2;
/** A thread without work ends after this time, which frees the memory of its drawings. */
const idleThreadMs = 300_000;
/** A thread is started after this time, if there is none. An api that has just started has more urgent work. */
const defaultReadyMs = 10_000;
/** The heap of a thread. Byte arrays and drawings are not part of it. */
const threadHeapMb = 128;

export type HeavyOptions = {
  threads: number;
  /** The maximum number of waiting answers. */
  waiting: number;
  registry: Registry;
  /** The module that the threads run. */
  thread?: URL;
  /** The interval at which a missing thread is started. */
  readyMs?: number | undefined;
  /** Gets the error of a thread that failed while it had no task. */
  onError?: (error: Error) => void;
};

export function createHeavy({
  threads,
  waiting,
  registry,
  thread = new URL('./heavy-thread.js', import.meta.url),
  readyMs = defaultReadyMs,
  onError,
}: HeavyOptions) {
  const pool = createThreads({
    program: thread,
    maxThreads: threads,
    ...{ idleMs: idleThreadMs, onError },
    // Otherwise the memory of drawings would not be freed between two tasks.
    isBlocking: false,
    resourceLimits: { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: threadHeapMb },
  });
  const counted = measureHeavy(registry, () => ({ thread: ofThreads, loop: ofLoop }));
  const ofThreads = createSlots({
    ...{ slots: threads, waiting, maxWaitMs },
    ...counted('thread'),
  });
  const ofLoop = createSlots({
    ...{ slots: loopSlots, waiting, maxWaitMs },
    ...counted('loop'),
  });
  // The open answers in pieces, by caller. Their number is limited, because each keeps a list of trials while its client reads.
  const open = new Map<string, Set<Response>>();

  /** While it is set, the first thread starts. */
  let waking: Promise<void> | undefined;
  const endWaking = () => {
    waking = undefined;
  };
  const wake = () => {
    if (pool.count > 0) return;
    // A thread that does not start fails the next answer, which reports it.
    waking ??= pool.run({}, { name: 'warmUp' }).then(endWaking, endWaking);
  };
  const keepReady = setInterval(wake, readyMs);

  function leave(own: Set<Response>, response: Response) {
    own.delete(response);
    for (const [caller, answers] of open) if (answers.size === 0) open.delete(caller);
  }

  const createRun =
    (signal: AbortSignal): RunTask =>
    async <Name extends TaskName>(
      name: Name,
      task: TaskOf<Name>,
      moved: readonly Uint8Array<ArrayBuffer>[] = [],
    ): Promise<ResultOf<Name>> => {
      if (signal.aborted) throw new ClientGoneError();
      const end = new AbortController();
      const late = setTimeout(() => end.abort(), taskTimeoutMs);
      let grace: NodeJS.Timeout | undefined;
      const onGone = () => {
        grace = setTimeout(() => end.abort(), graceMs);
      };
      signal.addEventListener('abort', onGone, { once: true });
      try {
        // Without this wait, the pool would start a second thread, which is not ready earlier than the first.
        await waking;
        const transferList = moved.map(({ buffer }) => buffer);
        const result = await pool.run(task, { name, transferList, signal: end.signal });
        return result as ResultOf<Name>;
      } catch (error) {
        if (signal.aborted) throw new ClientGoneError();
        throw error;
      } finally {
        clearTimeout(late);
        clearTimeout(grace);
        signal.removeEventListener('abort', onGone);
      }
    };

  function createLender(caller: string, signal: AbortSignal): Lender {
    let isBegun = false;
    return {
      lend: (work) =>
        ofThreads.lend({ caller, signal, isBegun }, async () => {
          isBegun = true;
          return work(createRun(signal));
        }),
    };
  }

  return {
    /** Lends one slot for one answer. */
    lend: <T>(response: Response, work: (run: RunTask) => Promise<T>): Promise<T> =>
      createLender(callerOf(response), goneSignal(response)).lend(work),

    /** Lends a slot of the event loop for an answer that the event loop makes in short steps. */
    lendLoop: <T>(response: Response, work: () => Promise<T>): Promise<T> =>
      ofLoop.lend({ caller: callerOf(response), signal: goneSignal(response) }, work),

    /**
     * Lends slots for an answer in pieces. Each piece has a slot while it is computed, and none while the client reads it. Only
     * the first piece can be rejected. At most `waiting` answers in pieces can be open, and half of them for one caller. At the
     * limit, the oldest answer of the caller with the most open answers is aborted for a caller with fewer.
     */
    open(response: Response): Lender {
      const caller = callerOf(response);
      const own = open.get(caller) ?? new Set();
      const all = [...open.values()].reduce((sum, { size }) => sum + size, 0);
      const [most = own] = [...open.values()].sort((a, b) => b.size - a.size);
      const isFull = all >= waiting && most.size <= own.size + 1;
      if (isFull || own.size >= Math.ceil(waiting / 2)) {
        counted('thread').onRefused('full');
        throw busy();
      }
      if (all >= waiting) {
        counted('thread').onRefused('gave-way');
        const [oldest] = most;
        if (oldest !== undefined) leave(most, oldest);
        oldest?.destroy();
      }
      open.set(caller, own.add(response));
      response.once('close', () => leave(own, response));
      return createLender(caller, goneSignal(response));
    },

    /** Lends one slot for an answer that several clients share. `signal` is aborted when the last client disconnects. */
    lendTo: <T>(
      { caller, signal }: { caller: string; signal: AbortSignal },
      work: (run: RunTask) => Promise<T>,
    ): Promise<T> => createLender(caller, signal).lend(work),

    /** Starts a thread that can write a table, if there is no thread. It is ready after 0.5 s, which a browser needs to start the page. */
    wake,

    close(): Promise<void> {
      clearInterval(keepReady);
      return pool.close();
    },
  };
}

/** Returns a signal that is aborted if the connection closes before the answer is complete. */
export function goneSignal(response: Response): AbortSignal {
  const gone = new AbortController();
  if (response.closed) gone.abort();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  return gone.signal;
}
