import { StackError } from '../stack-error.ts';
import type { LocalRedis, RedisChoice, RedisSearch } from './local-redis.ts';
import { redisFromPackages } from './redis-from-packages.ts';
import { redisFromUrl } from './redis-from-url.ts';
import { redisInDocker } from './redis-in-docker.ts';
import { redisOnPath } from './redis-on-path.ts';

export type FindRedisOptions = Omit<RedisSearch, 'state'> & Partial<Pick<RedisSearch, 'state'>>;

/** The order in which a Redis is looked for. */
const choices: readonly RedisChoice[] = [
  redisFromUrl,
  redisOnPath,
  redisFromPackages,
  redisInDocker,
];

/** The first Redis that is to be had on this machine, answering; started here unless REDIS_URL names one. */
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
