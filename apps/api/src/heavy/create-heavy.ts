// Heavy answers: pictures, large tables and sorts, dry runs, importances. They are computed in a few threads, and
// requests for them wait in a bounded queue, so that the event loop stays free for other answers.
import type { Response } from 'express';
import { Piscina } from 'piscina';
import type { Registry } from 'prom-client';
import { callerOf } from '../access/caller.ts';
import { ClientGoneError } from '../problems/problem.ts';
import type * as tasks from './heavy-thread.ts';
import { measureHeavy } from './measure-heavy.ts';
import { busy, createPlaces } from './places.ts';

type Tasks = typeof tasks;
export type TaskName = keyof Tasks;
type TaskOf<Name extends TaskName> = Parameters<Tasks[Name]>[0];
type ResultOf<Name extends TaskName> = Awaited<ReturnType<Tasks[Name]>>;

/** Runs a task in a thread. The caller must not use the values in `moved` afterwards. */
export type RunTask = <Name extends TaskName>(
  name: Name,
  task: TaskOf<Name>,
  moved?: readonly Uint8Array<ArrayBuffer>[],
) => Promise<ResultOf<Name>>;

/** Runs `work` in a place of the queue. `work` reads from Redis and runs tasks there. */
export type Lend = <T>(work: (run: RunTask) => Promise<T>) => Promise<T>;
export type Desk = { lend: Lend };

export type Heavy = ReturnType<typeof createHeavy>;

/** After a client disconnects, its thread is ended after this time unless its task is done: a new thread takes 0.2 s to start. */
const graceMs = 250;
/** No task takes this long: a thread that does is ended. */
const taskTimeoutMs = 60_000;
const maxWaitMs = 10_000;
/** There are two places, so that the event loop can make an answer while another answer waits for Redis. */
const loopPlaces = 2;
const idleThreadMs = 30_000;
/** Bytes and drawings are not part of this heap. */
const threadHeapMb = 128;

export type HeavyOptions = {
  threads: number;
  /** Maximum number of waiting answers. */
  waiting: number;
  registry: Registry;
  /** The program of the threads. */
  thread?: URL;
};

export function createHeavy({
  threads,
  waiting,
  registry,
  thread = new URL('./heavy-thread.js', import.meta.url),
}: HeavyOptions) {
  const pool = new Piscina({
    filename: thread.href,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: idleThreadMs,
    // Lets the event loop of the thread run between two tasks: only then is the memory of finished drawings freed.
    atomics: 'disabled',
    resourceLimits: { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: threadHeapMb },
  });
  const counted = measureHeavy(registry, () => ({ thread: places, loop: ownPlaces }));
  const places = createPlaces({
    ...{ places: threads, waiting, maxWaitMs },
    ...counted('thread'),
  });
  const ownPlaces = createPlaces({
    ...{ places: loopPlaces, waiting, maxWaitMs },
    ...counted('loop'),
  });
  // Open answers in pieces, by caller. They are limited because each keeps a list of its trials while its client reads.
  const open = new Map<string, Set<Response>>();

  function leave(own: Set<Response>, response: Response) {
    own.delete(response);
    for (const [caller, answers] of open) if (answers.size === 0) open.delete(caller);
  }

  const createRun =
    (signal: AbortSignal): RunTask =>
    async (name, task, moved = []) => {
      if (signal.aborted) throw new ClientGoneError();
      const end = new AbortController();
      const late = setTimeout(() => end.abort(), taskTimeoutMs);
      let grace: NodeJS.Timeout | undefined;
      const onGone = () => {
        grace = setTimeout(() => end.abort(), graceMs);
      };
      signal.addEventListener('abort', onGone, { once: true });
      try {
        const transferList = moved.map(({ buffer }) => buffer);
        return await pool.run(task, { name, transferList, signal: end.signal });
      } catch (error) {
        if (signal.aborted) throw new ClientGoneError();
        throw error;
      } finally {
        clearTimeout(late);
        clearTimeout(grace);
        signal.removeEventListener('abort', onGone);
      }
    };

  function createDesk(caller: string, signal: AbortSignal): Desk {
    let isBegun = false;
    return {
      lend: (work) =>
        places.lend({ caller, signal, isBegun }, async () => {
          isBegun = true;
          return work(createRun(signal));
        }),
    };
  }

  return {
    /** For one answer, in one place. */
    lend: <T>(response: Response, work: (run: RunTask) => Promise<T>): Promise<T> =>
      createDesk(callerOf(response), goneSignal(response)).lend(work),

    /** For an answer that the event loop makes in steps, yielding between them. Few are made at a time. */
    lendLoop: <T>(response: Response, work: () => Promise<T>): Promise<T> =>
      ownPlaces.lend({ caller: callerOf(response), signal: goneSignal(response) }, work),

    /**
     * For an answer in pieces: each piece takes a place, and frees it while the client reads. Only the first piece can be
     * refused. The limit of open answers in pieces is the limit of waiting answers; one caller may have half of it. If all are
     * open and a caller with fewer asks, the oldest answer of the caller with the most is cut off.
     */
    open(response: Response): Desk {
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
      return createDesk(caller, goneSignal(response));
    },

    /** For work that several clients may wait for. It counts for the first caller, and is aborted when the last client disconnects. */
    lendTo: <T>(
      { caller, signal }: { caller: string; signal: AbortSignal },
      work: (run: RunTask) => Promise<T>,
    ): Promise<T> => createDesk(caller, signal).lend(work),

    close: () => pool.destroy(),
  };
}

/** Aborted when the connection closes before the answer is out. */
export function goneSignal(response: Response): AbortSignal {
  const gone = new AbortController();
  if (response.closed) gone.abort();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  return gone.signal;
}
