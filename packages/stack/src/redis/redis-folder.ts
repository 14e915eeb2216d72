import { mkdir, readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import {
  type FolderLock,
  lockFileName,
  lockFolder,
  readLockOwner,
} from '../process/folder-lock.ts';
import { StackError } from '../stack-error.ts';
import type { RedisSearch } from './local-redis.ts';

export type RedisFolder = FolderLock & { path: string };

const lookEveryMs = 100;
const mostFreshFolders = 100;

/**
 * Locks a folder for a Redis: `dir`, or `redis` in the state folder. Throws if another Redis uses the folder, because the data
 * is not in another folder. A fresh Redis uses the first free folder of `redis-fresh`, `redis-fresh-2`, …
 */
export async function takeRedisFolder(search: RedisSearch): Promise<RedisFolder> {
  const deadline = performance.now() + (search.folderTimeoutMs ?? 0);
  const paths = candidates(search);
  for (;;) {
    for (const path of paths) {
      await mkdir(path, { recursive: true, mode: 0o700 });
      const lock = await lockFolder(path);
      if (lock === undefined) continue;
      if (search.state === 'fresh') await empty(path);
      return { path, ...lock };
    }
    if (performance.now() >= deadline || search.signal?.aborted) break;
    await delay(lookEveryMs);
  }
  const [path = ''] = paths;
  const owner = await readLockOwner(path);
  const who = owner === undefined ? 'another stack' : `process ${owner.pid}, of another stack`;
  throw new StackError(
    'folder-taken',
    `The folder ${path} is in use by ${who}: stop that process, or set SWEEPQ_HOME to another folder.`,
  );
}

function candidates({ homeDir, dir, state }: RedisSearch): string[] {
  if (dir !== undefined) return [resolve(dir)];
  if (state === 'kept') return [resolve(homeDir, 'redis')];
  const first = resolve(homeDir, 'redis-fresh');
  return Array.from({ length: mostFreshFolders }, (_, k) =>
    k === 0 ? first : `${first}-${k + 1}`,
  );
}

async function empty(folder: string) {
  for (const name of await readdir(folder)) {
    // Keep the files `lock.<uuid>`: other stacks that try to lock the folder create and remove them.
    if (name !== lockFileName && !name.startsWith(`${lockFileName}.`))
      await rm(join(folder, name), { recursive: true });
  }
}
