import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { useConnection } from './support/queues.ts';
import { useService } from './support/service.ts';
import { short } from './support/steering.ts';
import { waitUntil } from './support/wait.ts';

type Weight = { keys: number; bytes: number };
type Usage = Weight & {
  countedAt: string;
  kinds: Record<string, Weight>;
  queues: Record<string, Weight>;
  redis: { usedBytes: number; maxBytes: number | null };
};

test('the usage has the keys and bytes of Redis by kind of data, and includes every key of the service', async () => {
  const service = await useService();
  const redis = useConnection(service);
  await service.startWorker();
  const { id } = await service.submit({ space: short });
  await service.waitForSweep(id);
  const body = { dataset: 'synthetic-cats', space: short };
  await fetch(new URL('/v1/sweeps', service.api.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify(body),
  });
  await waitUntil('both sweeps have results', async () => {
    return (await redis.keys(`${service.prefix}:store:sweep:*:trials`)).length === 2;
  });
  await redis.set(`${service.prefix}:of-somebody-else`, 'x'.repeat(10_000));
  await redis.set(`${service.prefix}-2:store:known:x`, 'of another service');

  const usage = await service.get<Usage>('/v1/usage');
  await redis.del(`${service.prefix}-2:store:known:x`);
  expect(Date.parse(usage.countedAt)).toBeGreaterThan(Date.now() - 60_000);
  const parts = [...Object.values(usage.kinds), ...Object.values(usage.queues)];
  expect(parts.reduce((sum, { keys }) => sum + keys, 0)).toBe(usage.keys);
  expect(parts.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(usage.bytes);
  expect(usage.kinds).toMatchObject({
    // The records of two sweeps, and the set of their ids.
    sweeps: { keys: 3 },
    trials: { keys: 2 },
    leaderboards: { keys: 2 },
    standings: { keys: 2 },
    curves: { keys: 2 },
    models: { keys: 2 },
    checkpoints: { keys: 1 },
    events: { keys: 3 },
    known: { keys: 1 },
    submissions: { keys: 2 },
    deliveries: { keys: 0, bytes: 0 },
  });
  expect(usage.kinds.other?.bytes).toBeGreaterThan(10_000);
  for (const name of ['sweeps', 'runs', 'upkeep']) {
    expect(usage.queues[name]?.bytes).toBeGreaterThan(0);
  }
  expect(usage.redis.usedBytes).toBeGreaterThan(usage.bytes);
  // The result is cached for some seconds.
  await redis.set(`${service.prefix}:of-somebody-else-2`, 'x');
  const answers = await Promise.all([1, 2, 3].map(() => service.get<Usage>('/v1/usage')));
  expect(answers).toEqual([usage, usage, usage]);
});
