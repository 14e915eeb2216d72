import { findRedis } from './find-redis.ts';
import type { RedisSearch } from './local-redis.ts';
import { programFolders } from './redis-from-packages.ts';
import { findServerProgram } from './redis-on-path.ts';

/**
 * Returns the path of a Redis server program, for a caller that starts and stops Redis itself. If there is none, tries to
 * install one. The installation also starts the server once, and stops it. Undefined if none can be installed.
 */
export async function findRedisProgram(
  search: Pick<RedisSearch, 'env' | 'homeDir' | 'report'>,
): Promise<string | undefined> {
  const asked: RedisSearch = { ...search, state: 'fresh' };
  const found = await findServerProgram(asked, programFolders);
  if (found !== undefined) return found;
  const redis = await findRedis(asked).catch(() => undefined);
  await redis?.stop();
  return findServerProgram(asked, programFolders);
}
