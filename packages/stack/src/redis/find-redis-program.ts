import { findRedis } from './find-redis.ts';
import type { RedisSearch } from './local-redis.ts';
import { programFolders } from './redis-from-packages.ts';
import { findServerProgram } from './redis-on-path.ts';

/**
 * A server program for who starts and stops Redis as it likes; undefined if there is none and none can be installed. The package
 * manager's is started once by that, and stopped.
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
