// Searches Redis for data of a deleted sweep.
import type { connectWorker } from '@sweepq/redis';

type Redis = ReturnType<typeof connectWorker>;

/** The keys with this prefix whose name or content contains `text`. */
export async function findTraces(redis: Redis, prefix: string, text: string): Promise<string[]> {
  const keys = await redis.keys(`${prefix}:*`);
  const isTrace = await Promise.all(
    keys.map(async (key) => key.includes(text) || (await readAll(redis, key)).includes(text)),
  );
  return keys.filter((_, k) => isTrace[k]).sort();
}

/** The content of a key as one text. */
async function readAll(redis: Redis, key: string): Promise<string> {
  const type = await redis.type(key);
  const readers: Record<string, () => Promise<unknown>> = {
    hash: () => redis.hgetall(key),
    zset: () => redis.zrange(key, '0', '-1', 'WITHSCORES'),
    set: () => redis.smembers(key),
    list: () => redis.lrange(key, 0, -1),
    stream: () => redis.xrange(key, '-', '+'),
    string: () => redis.get(key),
    none: async () => '',
  };
  const content = await readers[type]?.();
  if (content === undefined) throw new Error(`Expected a type of Redis, got ${type}.`);
  return JSON.stringify(content);
}
