import type { Part, WorkerSettings } from '@sweepq/stack';
import type { RowContext } from '../row.ts';
import type { World } from './world.ts';

type ProcessExit = Awaited<Part['exited']>;

export type Keeper = {
  /** The exits of ended workers. */
  exits: readonly ProcessExit[];
  /** Stops restarting workers. */
  stop(): Promise<void>;
};

type KeeperOptions = {
  count: number;
  /** Returns the settings of the next worker, or undefined to start no further worker. */
  settings?: () => Partial<WorkerSettings> | undefined;
};

/** Matches the message of a start that failed because the worker ended. */
const earlyEnd = /it ended with (?:exit code (\d+)|(SIG\w+))/;

/** Starts `count` workers, and restarts each one that ends, like a process manager. Resolves when the first workers run. */
export async function keepWorkers(
  context: RowContext,
  world: World,
  { count, settings = () => ({}) }: KeeperOptions,
): Promise<Keeper> {
  const exits: ProcessExit[] = [];
  const stopping = new AbortController();
  const stopped = new Promise<void>((resolve) =>
    stopping.signal.addEventListener('abort', () => resolve()),
  );
  const { signal } = stopping;
  context.over.addEventListener('abort', () => stopping.abort(), { signal });
  const start = async () => {
    const next = settings();
    if (next === undefined) return 'none';
    return world.startWorker(next).catch(noteEarlyEnd);
  };
  /** Records the exit of a worker that ended before it was ready. */
  const noteEarlyEnd = (error: Error) => {
    if (stopping.signal.aborted) return undefined;
    const [, code, signal] = earlyEnd.exec(error.message) ?? [];
    context.expect(code !== undefined || signal !== undefined, error.message);
    const exit = { code: code === undefined ? null : Number(code), signal: signal ?? null };
    exits.push(exit as ProcessExit);
    return undefined;
  };
  const keep = async (first: Awaited<ReturnType<typeof start>>) => {
    for (let worker = first; !stopping.signal.aborted; worker = await start()) {
      if (worker === 'none') return;
      const exit = await Promise.race([worker?.exited, stopped]);
      if (exit !== undefined) exits.push(exit);
    }
  };
  const places = Array.from({ length: count }, start);
  await Promise.all(places);
  const kept = places.map(async (place) => keep(await place));
  const stop = async () => {
    stopping.abort();
    await Promise.all(kept);
  };
  context.defer(stop);
  return { exits, stop };
}
