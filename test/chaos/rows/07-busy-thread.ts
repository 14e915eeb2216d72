import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { waitUntil } from '../../support/wait.ts';
import type { Row } from '../row.ts';
import { isBusy } from '../world/busy.ts';
import { countStalls } from '../world/stored-events.ts';
import { ask } from '../world/submitting.ts';
import { verify } from '../world/verify.ts';
import { startWorld } from '../world/world.ts';

const threadsWorker = fileURLToPath(new URL('../programs/threads-worker.mjs', import.meta.url));
const answersWithinMs = 200;

/** Both threads of a worker compute for a minute without a pause. The main thread must renew the locks of the runs and answer requests. */
export const row: Row = {
  number: 7,
  fault: 'threads busy for 60 s',
  quick: false,
  async run(context) {
    const busyMs = context.pick({ full: 60_000, quick: 3_000 });
    const world = await startWorld(context, {
      threads: 2,
      workerMainPath: threadsWorker,
      env: { CHAOS_THREADS: './blocking-thread.mjs', CHAOS_BUSY_MS: `${busyMs}` },
    });
    const request = { space: { learningRate: [0.001, 0.005], iterations: [100, 2_000] } };
    const id = await world.submit(request);
    const [worker] = world.workers;
    if (worker === undefined) throw new Error('Expected a worker.');
    await waitUntil('a run is in a thread', () => isBusy(worker));
    const took: number[] = [];
    const until = performance.now() + busyMs - 1_000;
    while (performance.now() < until) {
      const { status, tookMs } = await ask(worker.url, '/metrics');
      context.expect(status === 200, `Expected /metrics to be answered, got ${status}.`);
      took.push(tookMs);
      await delay(50);
    }
    context.expect(
      await isBusy(worker),
      'Expected the threads to be busy until the end of the measurement.',
    );
    await world.waitForSweep(id);
    const stalls = await countStalls(world);
    context.expect(stalls === 0, `Expected no lock to expire, got ${stalls} stalls.`);
    took.sort((a, b) => a - b);
    const p99Ms = Math.round(took[Math.floor(took.length * 0.99)] ?? Number.NaN);
    context.expect(
      p99Ms < answersWithinMs,
      `Expected /metrics within ${answersWithinMs} ms, got ${p99Ms} ms (p99).`,
    );
    const verdict = await verify(context, world, [{ id, request }]);
    return { injected: 2, ...verdict, measured: { stalls, p99Ms, answers: took.length } };
  },
};
