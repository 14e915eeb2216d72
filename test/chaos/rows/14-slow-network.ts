import { defaultPrefix } from '@sweepq/queue';
import type { Row } from '../row.ts';
import { verify } from '../world/verify.ts';
import { startWorld } from '../world/world.ts';

/** A tenth of a second each way between the service and Redis: slower, and nothing else. */
export const row: Row = {
  number: 14,
  fault: '200 ms round trip to Redis',
  quick: false,
  async run(context) {
    const world = await startWorld(context, { workers: 2, throughProxy: true });
    world.proxy?.delay(100);
    // Some of its runs last longer than a lock.
    const request = {
      space: { learningRate: [0.001, 0.005], iterations: [500, 2_000, 1_000_000], seed: [0, 1] },
    };
    const startedAt = performance.now();
    const id = await world.submit(request);
    await world.waitForSweep(id);
    const seconds = (performance.now() - startedAt) / 1000;
    const events = await world.redis.client.xrange(`${defaultPrefix}:runs:events`, '-', '+');
    const stalls = events.filter(([, fields]) => fields.includes('stalled')).length;
    context.expect(stalls === 0, `Expected no lock to be lost, got ${stalls}.`);
    return {
      injected: 1,
      ...(await verify(context, world, [{ id, request }])),
      measured: { stalls, seconds },
    };
  },
};
