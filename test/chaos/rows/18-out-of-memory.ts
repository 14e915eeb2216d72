import { fileURLToPath } from 'node:url';
import type { Row } from '../row.ts';
import { keepWorkers } from '../world/keeping.ts';
import { listRuns, verify } from '../world/verify.ts';
import { startWorld } from '../world/world.ts';

const threadsWorker = fileURLToPath(new URL('../programs/threads-worker.mjs', import.meta.url));
const [heapSeed, bytesSeed] = [7_001, 7_002];
/** The memory limit of the worker process, like that of a container. */
const processBytes = 1.5 * 2 ** 30;

/**
 * One run fills the heap of its thread, and another run the memory of its process. There are two correct outcomes:
 * - The thread runs out of memory. The run fails as `out-of-memory`.
 * - V8 aborts the process. The next worker starts its runs again. The two runs crash every worker without progress, so they fail as
 *   `crashed`, and all other runs complete.
 */
export const row: Row = {
  number: 18,
  fault: 'out of memory, in a thread and in a process',
  quick: false,
  async run(context) {
    const world = await startWorld(context, {
      workers: 0,
      threads: 2,
      workerMainPath: threadsWorker,
      env: {
        CHAOS_THREADS: './hungry-thread.mjs',
        CHAOS_HEAP_SEED: `${heapSeed}`,
        CHAOS_BYTES_SEED: `${bytesSeed}`,
        CHAOS_DATA_BYTES: `${processBytes}`,
      },
    });
    const others = Array.from({ length: 48 }, (_, seed) => seed);
    const space = { learningRate: 0.005, iterations: [100, 5_000] };
    const seed = [...others.slice(0, 10), heapSeed, bytesSeed, ...others.slice(10)];
    const id = await world.submit({ space: { ...space, seed } });
    const keeper = await keepWorkers(context, world, { count: 1 });
    const { counts } = await world.waitForSweep(id, 300_000);
    await keeper.stop();
    const runs = await listRuns(world, id);
    const exits = keeper.exits.length;
    for (const hungry of [heapSeed, bytesSeed]) {
      const run = runs.find(({ params }) => params.seed === hungry);
      const { code, message = '' } = run?.failure ?? {};
      context.expect(
        run?.status === 'failed' && (code === 'out-of-memory' || (exits > 0 && code === 'crashed')),
        `Expected the run with seed ${hungry} to fail as out of memory, got ${run?.status}: ${code} ${message}`,
      );
    }
    const completed = runs.filter(({ status }) => status === 'completed').length;
    context.expect(completed === 48, `Expected the 48 other runs to complete, got ${completed}.`);
    context.expect(counts.failed === 4, `Expected 4 trials to fail, got ${counts.failed}.`);
    const request = { space: { ...space, seed: others } };
    const verdict = await verify(context, world, [{ id, request }]);
    return { injected: 2, ...verdict, measured: { workerExits: exits } };
  },
};
