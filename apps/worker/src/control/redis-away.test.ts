import { useRedis } from '@sweepq/testing/redis.ts';
import { expect, test } from 'vitest';
import { awaitUnlessAway } from './redis-away.ts';

const never = new Promise<never>(() => undefined);

test('waits for work while Redis answers', async () => {
  const { redis } = useRedis();
  const work = new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(await awaitUnlessAway(work, { redis, silentMs: 1_000 })).toBe(true);
});

test('rejects when the work rejects', async () => {
  const { redis } = useRedis();
  const work = Promise.reject(new Error('no'));
  await expect(awaitUnlessAway(work, { redis })).rejects.toThrow('no');
});

test.each([
  ['does not answer', () => never],
  ['has closed the connection', async () => Promise.reject(new Error('Connection is closed.'))],
])('stops waiting for pending work when Redis %s', async (_what, ping) => {
  expect(await awaitUnlessAway(never, { redis: { ping }, silentMs: 50 })).toBe(false);
});
