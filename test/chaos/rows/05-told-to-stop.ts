import { setTimeout as delay } from 'node:timers/promises';
import { defaultPrefix } from '@sweepq/queue';
import type { Row } from '../row.ts';
import { verify } from '../world/verify.ts';
import { startWorld } from '../world/world.ts';

const endsWithinMs = 30_000;

/** SIGTERM while training, as `docker stop` sends it: the worker hands its runs back, and ends by itself. */
export const row: Row = {
  number: 5,
  fault: 'SIGTERM while training',
  quick: false,
  async run(context) {
    const times = context.pick({ full: 20, quick: 3 });
    const world = await startWorld(context, { workers: 2, threads: 2 });
    const seed = Array.from({ length: context.pick({ full: 6, quick: 1 }) }, (_, index) => index);
    const request = { space: { learningRate: [0.001, 0.005], iterations: [2_000, 600_000], seed } };
    const id = await world.submit(request);
    let slowestMs = 0;
    for (let k = 0; k < times; k++) {
      const stopped = context.random.pick([...world.workers]);
      await world.startWorker();
      // Any moment will do, the first milliseconds of a run included.
      await delay(context.random.between(0, 1_500));
      const toldAt = performance.now();
      stopped.kill('SIGTERM');
      const { code } = await stopped.exited;
      const tookMs = performance.now() - toldAt;
      slowestMs = Math.max(slowestMs, tookMs);
      context.expect(code === 0, `Expected ${stopped.name} to end with 0, got ${code}.`);
    }
    context.expect(
      slowestMs < endsWithinMs,
      `Expected workers to end within ${endsWithinMs} ms, got ${Math.round(slowestMs)} ms.`,
    );
    await world.waitForSweep(id, 300_000);
    const events = await world.redis.client.xrange(`${defaultPrefix}:runs:events`, '-', '+');
    const stalls = events.filter(([, fields]) => fields.includes('stalled')).length;
    context.expect(stalls === 0, `Expected no run to be left behind, got ${stalls} stalls.`);
    const verdict = await verify(context, world, [{ id, request }]);
    return {
      injected: times,
      ...verdict,
      measured: { stalls, slowestExitMs: Math.round(slowestMs) },
    };
  },
};
