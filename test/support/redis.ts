import { randomUUID } from 'node:crypto';
import { connectWorker, disconnect } from '@sweepq/redis';
import { inject, onTestFinished } from 'vitest';

/** A connection to the Redis of all tests, and a unique prefix. The keys with this prefix are removed when the test ends. */
export function useRedis() {
  const url = inject('redisUrl');
  const prefix = `test-${randomUUID().slice(0, 8)}`;
  const redis = connectWorker({ url, name: 'test', onError: () => undefined });
  onTestFinished(async () => {
    const keys = await redis.keys(`${prefix}:*`);
    if (keys.length > 0) await redis.unlink(...keys);
    await disconnect(redis);
  });
  return { url, prefix, redis };
}
