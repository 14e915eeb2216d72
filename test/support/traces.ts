// Searches Redis for data of a deleted sweep.
import type { connectWorker } from '@sweepq/redis';

type Redis = ReturnType<typeof connectWorker>;

/**
 * The keys with this prefix whose name or content contains `text`, except the operations of deletions, and the events that report
 * them: these are kept.
 */
export async function findTraces(redis: Redis, prefix: string, text: string): Promise<string[]> {
  const all = await redis.keys(`${prefix}:*`);
  const keys = all.filter((key) => !key.startsWith(`${prefix}:store:operation:`));
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
    stream: async () =>
      (await redis.xrange(key, '-', '+')).filter(
        ([, fields]) => !fields.some((value) => /^\{"type":"(deleted|operation)"/.test(value)),
      ),
    string: () => redis.get(key),
    none: async () => '',
  };
  const content = await readers[type]?.();
  if (content === undefined) throw new Error(`Expected a type of Redis, got ${type}.`);
  return JSON.stringify(content);
}
