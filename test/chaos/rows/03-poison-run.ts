import { fileURLToPath } from 'node:url';
import type { Row, RowContext } from '../row.ts';
import { keepWorkers } from '../world/keeping.ts';
import { listRuns, verify } from '../world/verify.ts';
import { startWorld } from '../world/world.ts';

const threadsWorker = fileURLToPath(new URL('../programs/threads-worker.mjs', import.meta.url));
const mostStarts = 6;

/** One of 50 runs crashes first its thread, then the whole worker process. */
export const row: Row = {
  number: 3,
  fault: 'a run that crashes its thread, or its worker',
  quick: false,
  async run(context) {
    const ways = context.pick({ full: ['thread', 'worker'], quick: ['thread'] });
    // Both ways run at the same time, because each waits until the locks of crashed workers have expired.
    const results = await Promise.all(ways.map((way) => poison(context, way)));
    const sum = (of: (result: (typeof results)[number]) => number) =>
      results.reduce((total, result) => total + of(result), 0);
    return {
      injected: sum(({ starts }) => starts),
      lost: sum(({ lost }) => lost),
      duplicated: sum(({ duplicated }) => duplicated),
      hashesEqual: results.every(({ hashesEqual }) => hashesEqual),
      measured: { mostStarts: Math.max(...results.map(({ starts }) => starts)) },
    };
  },
};

async function poison(context: RowContext, way: string) {
  const seeds = Array.from({ length: 50 }, (_, seed) => seed);
  const bad = context.random.pick(seeds);
  const world = await startWorld(context, { name: way, workers: 0 });
  const chaos = { CHAOS_THREADS: './dying-thread.mjs', CHAOS_SEED: `${bad}`, CHAOS_WAY: way };
  const settings = { mainPath: threadsWorker, threads: 2, env: { ...world.env, ...chaos } };
  const keeper = await keepWorkers(context, world, { count: 1, settings: () => settings });
  const space = { learningRate: 0.005, iterations: [100, 5_000] };
  const id = await world.submit({ space: { ...space, seed: seeds } });
  const { counts } = await world.waitForSweep(id);
  await keeper.stop();

  const runs = await listRuns(world, id);
  const completed = runs.filter(({ status }) => status === 'completed');
  context.expect(completed.length === 49, `Expected 49 runs to complete, got ${completed.length}.`);
  context.expect(counts.failed === 2, `Expected 2 trials to fail, got ${counts.failed}.`);
  const poisoned = runs.find(({ params }) => params.seed === bad);
  const { status, failure, attempts = 0 } = poisoned ?? {};
  context.expect(
    status === 'failed' && failure?.code === 'crashed',
    `Expected the run to fail with its reason, got ${status}: ${failure?.code}.`,
  );
  context.expect(
    attempts <= mostStarts,
    `Expected no more than ${mostStarts} starts of a run that ends its ${way}, got ${attempts}.`,
  );
  const ended = keeper.exits.length;
  context.expect(
    way === 'thread' ? ended === 0 : ended > 0 && ended <= mostStarts,
    `Expected ${way === 'thread' ? 'no worker' : `1 to ${mostStarts} workers`} to end, got ${ended}.`,
  );
  // The request leaves out the seed of the crashing run, because this run has no result to compare.
  const request = { space: { ...space, seed: seeds.filter((seed) => seed !== bad) } };
  return { starts: attempts, ...(await verify(context, world, [{ id, request }])) };
}
