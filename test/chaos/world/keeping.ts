import type { Part, WorkerSettings } from '@sweepq/stack';
import type { RowContext } from '../row.ts';
import type { World } from './world.ts';

type ProcessExit = Awaited<Part['exited']>;

export type Keeper = {
  /** How those ended that were started and have gone. */
  exits: readonly ProcessExit[];
  /** From now on nobody is started anew. */
  stop(): Promise<void>;
};

type KeeperOptions = {
  count: number;
  /** What the next one is started with; there is no next one without. */
  settings?: () => Partial<WorkerSettings> | undefined;
};

/** What is told of a start of which nothing came. */
const earlyEnd = /it ended with (?:exit code (\d+)|(SIG\w+))/;

/** Starts a worker for each that ends, as whoever runs the service does; resolves once the first of all places are taken. */
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
  context.over.addEventListener('abort', () => stopping.abort());
  const start = async () => {
    const next = settings();
    if (next === undefined) return 'none';
    return world.startWorker(next).catch(noteEarlyEnd);
  };
  /** One that ends before it is ready is one that has ended. */
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
