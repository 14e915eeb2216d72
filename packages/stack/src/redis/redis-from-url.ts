import { readFileSync } from 'node:fs';
import type { Env } from '../env.ts';
import { StackError } from '../stack-error.ts';
import type { LocalRedis, RedisSearch } from './local-redis.ts';
import { probe } from './probe-redis.ts';

const answerTimeoutMs = 2_000;

/** The first way: the Redis of REDIS_URL. Throws if this Redis does not answer, so that no other way is tried. */
export async function redisFromUrl({ env }: RedisSearch): Promise<LocalRedis | undefined> {
  const url = env.REDIS_URL;
  if (url === undefined || url === '') return undefined;
  // The package is slow to load, and only REDIS_URL needs it.
  const { connectOnce, hidePassword, mastersOf, parseRedisUrl } = await import('@sweepq/redis');
  try {
    parseRedisUrl(url);
  } catch (cause) {
    throw new StackError('redis-url', (cause as Error).message, { cause });
  }
  try {
    const redis = connectOnce({ url, ca: readCa(env), timeoutMs: answerTimeoutMs });
    const { version } = await probe(redis, () => mastersOf(redis)[0], answerTimeoutMs);
    return { url, source: 'REDIS_URL', version, stop: async () => undefined };
  } catch (cause) {
    throw new StackError(
      'redis-url',
      `The Redis that REDIS_URL names, ${hidePassword(url)}, does not answer PING: ` +
        `${cause instanceof Error ? cause.message : String(cause)}.`,
      { cause },
    );
  }
}

const readCa = ({ SWEEPQ_REDIS_CA: path }: Env) =>
  path === undefined || path === '' ? undefined : readFileSync(path, 'utf8');
