import { readFileSync } from 'node:fs';
import type { Env } from '../env.ts';
import { StackError } from '../stack-error.ts';
import type { LocalRedis, RedisSearch } from './local-redis.ts';
import { probe } from './probe-redis.ts';

const answerTimeoutMs = 2_000;

/** The first way: the Redis of REDIS_URL, or of the URL in the file REDIS_URL_FILE. Throws if this Redis does not answer, so that no other way is tried. */
export async function redisFromUrl({ env }: RedisSearch): Promise<LocalRedis | undefined> {
  const url = env.REDIS_URL || readUrlFile(env);
  if (url === undefined) return undefined;
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

function readUrlFile({ REDIS_URL_FILE: path }: Env): string | undefined {
  if (!path) return undefined;
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (cause) {
    const message = `Expected REDIS_URL_FILE to be the path of a readable file, got \`${path}\`.`;
    throw new StackError('redis-url', message, { cause });
  }
}

const readCa = ({ SWEEPQ_REDIS_CA: path }: Env) =>
  path === undefined || path === '' ? undefined : readFileSync(path, 'utf8');
