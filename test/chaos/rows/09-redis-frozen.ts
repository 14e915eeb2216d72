import { setTimeout as delay } from 'node:timers/promises';
import { waitUntil } from '../../support/wait.ts';
import type { Row } from '../row.ts';
import { listSweepIds } from '../world/listing.ts';
import { ask, post } from '../world/submitting.ts';
import { verify } from '../world/verify.ts';
import { startWorld } from '../world/world.ts';

const answeredWithinMs = 2_500;

/** Freezes Redis: submissions are refused within a time limit, and refused sweeps do not appear later. */
export const row: Row = {
  number: 9,
  fault: 'Redis frozen for 30 s',
  quick: false,
  async run(context) {
    const world = await startWorld(context, { workers: 2 });
    const request = {
      space: { learningRate: [0.001, 0.002, 0.003, 0.005], iterations: [2_000, 1_000_000] },
    };
    const id = await world.submit(request);
    await waitUntil(
      'the sweep is trained',
      async () => (await world.client.readSweep(id)).counts.running > 0,
    );

    world.redis.freeze();
    context.defer(world.redis.thaw);
    const thawAt = performance.now() + context.pick({ full: 30_000, quick: 5_000 });
    let [refused, slowestMs] = [0, 0];
    while (performance.now() < thawAt) {
      const answer = await post(world, { space: { learningRate: 0.005, iterations: 10 } });
      slowestMs = Math.max(slowestMs, answer.tookMs);
      refused += 1;
      const { status, retryAfter, body } = answer;
      context.expect(status === 503, `Expected 503 while Redis is frozen, got ${status}.`);
      context.expect(retryAfter !== null, 'Expected Retry-After with 503.');
      context.expect(Boolean(body.detail), 'Expected a reason with 503.');
      const ready = await ask(world.api.url, '/readyz');
      context.expect(ready.status === 503, `Expected /readyz to be 503, got ${ready.status}.`);
      await delay(500);
    }
    context.expect(
      slowestMs < answeredWithinMs,
      `Expected 503 within ${answeredWithinMs} ms, got one after ${Math.round(slowestMs)} ms.`,
    );

    const thawedAt = performance.now();
    world.redis.thaw();
    await waitUntil(
      'the api is ready',
      async () => (await ask(world.api.url, '/readyz')).status === 200,
    );
    const recoveredMs = performance.now() - thawedAt;
    await world.waitForSweep(id);
    const ids = await listSweepIds(world);
    context.expect(
      ids.length === 1,
      `Expected no refused sweep in the list, got ${ids.length - 1}.`,
    );
    const verdict = await verify(context, world, [{ id, request }]);
    return {
      injected: 1,
      recoveredMs,
      ...verdict,
      measured: { refused, slowestMs: Math.round(slowestMs) },
    };
  },
};
