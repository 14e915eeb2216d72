import { setTimeout as delay } from 'node:timers/promises';
import type { Row } from '../row.ts';
import { pickBusy } from '../world/busy.ts';
import { countReturned, countStalls } from '../world/stored-events.ts';
import { verify } from '../world/verify.ts';
import { submitWork } from '../world/work.ts';
import { startWorld } from '../world/world.ts';

const endsWithinMs = 30_000;
/** With this number of open trials, every thread of all workers has a run. */
const leastOpenTrials = 6;

/** SIGTERM during training, as `docker stop` sends it: the worker returns its runs to the queue, and exits. */
export const row: Row = {
  number: 5,
  fault: 'SIGTERM while training',
  quick: false,
  async run(context) {
    const { random } = context;
    const times = context.pick({ full: 20, quick: 3 });
    const world = await startWorld(context, { workers: 2, threads: 2 });
    const seed = Array.from({ length: context.pick({ full: 6, quick: 2 }) }, (_, index) => index);
    const request = { space: { learningRate: [0.001, 0.005], iterations: [2_000, 600_000], seed } };
    const work = await submitWork(world, { requests: [request], random, leastOpenTrials });
    const readReturned = () =>
      countReturned(
        world,
        work.sweeps.map(({ id }) => id),
      );
    let [slowestMs, handedBack, stopsInVain] = [0, 0, 0];
    for (let k = 0; k < times; k++) {
      await world.startWorker();
      // The delay is random, so that some signals arrive in the first milliseconds of a run.
      await delay(random.between(0, 1_500));
      const stopped = await pickBusy(world, random, work.keepUp);
      const signalledAt = performance.now();
      stopped.kill('SIGTERM');
      const { code } = await stopped.exited;
      slowestMs = Math.max(slowestMs, performance.now() - signalledAt);
      context.expect(code === 0, `Expected ${stopped.name} to end with 0, got ${code}.`);
      const soFar = await readReturned();
      // A worker whose last run has just ended returns no run.
      if (soFar === handedBack) stopsInVain += 1;
      handedBack = soFar;
    }
    context.expect(
      handedBack > 0 && stopsInVain <= times / 2,
      `Expected stopped workers to return runs to the queue, got ${handedBack} runs; ${stopsInVain} of ${times} workers returned none.`,
    );
    context.expect(
      slowestMs < endsWithinMs,
      `Expected workers to exit within ${endsWithinMs} ms, got ${Math.round(slowestMs)} ms.`,
    );
    for (const { id } of work.sweeps) await world.waitForSweep(id, 300_000);
    const stalls = await countStalls(world);
    context.expect(stalls === 0, `Expected no run to stall, got ${stalls} stalls.`);
    const verdict = await verify(context, world, work.sweeps);
    return {
      injected: times,
      ...verdict,
      measured: { stalls, handedBack, slowestExitMs: Math.round(slowestMs) },
    };
  },
};
