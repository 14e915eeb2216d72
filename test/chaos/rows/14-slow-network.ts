import type { Row } from '../row.ts';
import { countStalls } from '../world/stored-events.ts';
import { ask } from '../world/submitting.ts';
import { verify } from '../world/verify.ts';
import { startWorld } from '../world/world.ts';

const eachWayMs = 100;

/** The network between the service and Redis has a delay of 100 ms in each direction. Only the speed of the service may change. */
export const row: Row = {
  number: 14,
  fault: '200 ms round trip to Redis',
  quick: false,
  async run(context) {
    const world = await startWorld(context, { workers: 2, throughProxy: true });
    world.proxy?.delay(eachWayMs);
    // `/readyz` sends a command to Redis, so an answer within less than one round trip has not passed the slow proxy.
    for (const { name, url } of [world.api, ...world.workers]) {
      const { status, tookMs } = await ask(url, '/readyz');
      const isSlow = status === 200 && tookMs >= 2 * eachWayMs;
      const got = `${status} after ${Math.round(tookMs)} ms`;
      context.expect(isSlow, `Expected the ${name} to be ready and slower, got ${got}.`);
    }
    // Some of the runs last longer than a lock.
    const request = {
      space: { learningRate: [0.001, 0.005], iterations: [500, 2_000, 1_000_000], seed: [0, 1] },
    };
    const startedAt = performance.now();
    const id = await world.submit(request);
    await world.waitForSweep(id);
    const seconds = (performance.now() - startedAt) / 1000;
    const stalls = await countStalls(world);
    context.expect(stalls === 0, `Expected no lock to expire, got ${stalls} stalls.`);
    return {
      injected: 1,
      ...(await verify(context, world, [{ id, request }])),
      measured: { stalls, seconds },
    };
  },
};
