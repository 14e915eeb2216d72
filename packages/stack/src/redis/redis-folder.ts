import { mkdir, readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type FolderLock, lockFileName, lockFolder } from '../process/folder-lock.ts';
import { StackError } from '../stack-error.ts';
import type { RedisSearch } from './local-redis.ts';

export type RedisFolder = FolderLock & { path: string };

/**
 * A folder that no other stack uses: `dir`, or the first free one of `redis`, `redis-2`, … in the
 * state folder (`redis-fresh`, … if it is to begin empty).
 */
export async function takeRedisFolder(search: RedisSearch): Promise<RedisFolder> {
  for (const path of candidates(search)) {
    await mkdir(path, { recursive: true, mode: 0o700 });
    const lock = await lockFolder(path);
    if (lock === undefined) continue;
    if (search.state === 'fresh') await empty(path);
    return { path, ...lock };
  }
  throw new StackError(
    'folder-taken',
    `The folder ${search.dir ?? search.homeDir} is in use by another stack: stop that one, or ` +
      'choose another folder.',
  );
}

function* candidates({ homeDir, dir, state }: RedisSearch) {
  if (dir !== undefined) {
    yield resolve(dir);
    return;
  }
  const first = resolve(homeDir, state === 'kept' ? 'redis' : 'redis-fresh');
  yield first;
  for (let number = 2; number <= 100; number += 1) yield `${first}-${number}`;
}

async function empty(folder: string) {
  for (const name of await readdir(folder)) {
    if (name !== lockFileName) await rm(join(folder, name), { recursive: true });
  }
}
