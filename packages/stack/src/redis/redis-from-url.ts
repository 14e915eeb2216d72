import { StackError } from '../stack-error.ts';
import type { LocalRedis, RedisSearch } from './local-redis.ts';
import { probeRedis } from './probe-redis.ts';

const answerTimeoutMs = 2_000;

/** First choice: the Redis that REDIS_URL names. If it does not answer, no other is looked for. */
export async function redisFromUrl({ env }: RedisSearch): Promise<LocalRedis | undefined> {
  const url = env.REDIS_URL;
  if (url === undefined || url === '') return undefined;
  assertRedisUrl(url);
  try {
    const { version } = await probeRedis(url, answerTimeoutMs);
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

function assertRedisUrl(url: string) {
  if (URL.canParse(url) && ['redis:', 'rediss:'].includes(new URL(url).protocol)) return;
  // What cannot be parsed cannot be freed of its password either, so it is not repeated.
  throw new StackError(
    'redis-url',
    'Expected REDIS_URL to be a URL like redis://user:password@host:6379/0 or rediss://…, got ' +
      'something else.',
  );
}

/** The URL to show: its password, if it has one, as `***`. */
export function hidePassword(url: string): string {
  const shown = new URL(url);
  if (shown.password !== '') shown.password = '***';
  if (shown.searchParams.has('password')) shown.searchParams.set('password', '***');
  return shown.href;
}
