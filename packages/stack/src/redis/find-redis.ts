import { StackError } from '../stack-error.ts';
import type { LocalRedis, RedisChoice, RedisSearch } from './local-redis.ts';
import { redisFromPackages } from './redis-from-packages.ts';
import { redisFromUrl } from './redis-from-url.ts';
import { redisInDocker } from './redis-in-docker.ts';
import { redisOnPath } from './redis-on-path.ts';

export type FindRedisOptions = Omit<RedisSearch, 'state'> & Partial<Pick<RedisSearch, 'state'>>;

/** The ways to get a Redis, in the order in which they are tried. */
const choices: readonly RedisChoice[] = [
  redisFromUrl,
  redisOnPath,
  redisFromPackages,
  redisInDocker,
];

/** Returns the Redis of REDIS_URL. Without REDIS_URL, starts a Redis in the first way that is available on this machine. */
export async function findRedis(options: FindRedisOptions): Promise<LocalRedis> {
  const search: RedisSearch = { state: 'kept', ...options };
  for (const choice of choices) {
    const redis = await choice(search);
    if (redis !== undefined) return redis;
  }
  throw new StackError(
    'no-redis',
    'Found no Redis: set REDIS_URL to one, put redis-server or valkey-server on PATH, let apt-get ' +
      '(as root or with passwordless sudo) or brew install it, or start Docker.',
  );
}
