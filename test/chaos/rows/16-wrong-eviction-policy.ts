import { waitUntil } from '../../support/wait.ts';
import type { Row } from '../row.ts';
import { ask } from '../world/submitting.ts';
import { startWorld } from '../world/world.ts';

const reportedWithinMs = 10_000;
const policies = ['allkeys-lru', 'volatile-lru', 'allkeys-random', 'volatile-ttl'];

/** Redis is configured to evict keys. */
export const row: Row = {
  number: 16,
  fault: 'wrong eviction policy',
  quick: false,
  async run(context) {
    const world = await startWorld(context);
    const parts = [world.api, ...world.workers];
    let slowestMs = 0;
    for (const policy of policies) {
      const setAt = performance.now();
      await world.redis.client.config('SET', 'maxmemory-policy', policy);
      for (const { name, url } of parts) {
        const answer = await waitUntil(`the ${name} is not ready`, async () => {
          const ready = await ask(url, '/readyz');
          return ready.status === 503 && ready;
        });
        // The api answers with problem details, and a worker with a reason.
        const reason = answer.body.detail ?? answer.body.reason ?? '';
        context.expect(
          reason.includes(policy),
          `Expected the ${name} to name ${policy}, got: ${reason}`,
        );
      }
      slowestMs = Math.max(slowestMs, performance.now() - setAt);
      await world.redis.client.config('SET', 'maxmemory-policy', 'noeviction');
      for (const { name, url } of parts) {
        await waitUntil(
          `the ${name} is ready again`,
          async () => (await ask(url, '/readyz')).status === 200,
        );
      }
    }
    context.expect(
      slowestMs < reportedWithinMs,
      `Expected /readyz to report the policy within ${reportedWithinMs} ms, got ${Math.round(slowestMs)} ms.`,
    );
    return { injected: policies.length, measured: { reportedAfterMs: Math.round(slowestMs) } };
  },
};
