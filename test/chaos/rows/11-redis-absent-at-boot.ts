import { setTimeout as delay } from 'node:timers/promises';
import { waitUntil } from '../../support/wait.ts';
import type { Row } from '../row.ts';
import { ask } from '../world/submitting.ts';
import { verify } from '../world/verify.ts';
import { startWorld } from '../world/world.ts';

const readyWithinMs = 5_000;

/** Api and worker are started while Redis is not running. */
export const row: Row = {
  number: 11,
  fault: 'Redis absent at boot',
  quick: false,
  async run(context) {
    const world = await startWorld(context, { workers: 0 });
    await world.api.stop();
    await world.redis.kill();

    const api = await world.startApi();
    const worker = await world.startWorker();
    for (const { name, url } of [api, worker]) {
      const [alive, ready] = await Promise.all([ask(url, '/healthz'), ask(url, '/readyz')]);
      context.expect(
        alive.status === 200,
        `Expected /healthz of the ${name} to be 200, got ${alive.status}.`,
      );
      context.expect(
        ready.status === 503,
        `Expected /readyz of the ${name} to be 503, got ${ready.status}.`,
      );
    }
    await delay(context.pick({ full: 5_000, quick: 500 }));

    await world.redis.start();
    const startedAt = performance.now();
    for (const { name, url } of [api, worker]) {
      const isReady = async () => (await ask(url, '/readyz')).status === 200;
      await waitUntil(`the ${name} is ready`, isReady, { timeoutMs: 30_000 });
    }
    const recoveredMs = performance.now() - startedAt;
    context.expect(
      recoveredMs < readyWithinMs,
      `Expected both to be ready within ${readyWithinMs} ms, got ${Math.round(recoveredMs)} ms.`,
    );
    const request = { space: { learningRate: [0.001, 0.005], iterations: 500 } };
    const id = await world.submit(request);
    await world.waitForSweep(id);
    return { injected: 1, recoveredMs, ...(await verify(context, world, [{ id, request }])) };
  },
};
