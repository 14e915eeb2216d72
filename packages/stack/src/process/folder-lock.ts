// A folder belongs to the process named in its file `lock`. The file comes into being whole (a hard
// link to a finished one), so nobody reads half of it; it is stale once that process is gone.
import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readProcessBirth } from './process-birth.ts';

export const lockFileName = 'lock';

export type FolderLock = {
  /** From now on the folder belongs to that process, and is free when that one has ended. */
  handTo(pid: number): Promise<void>;
  release(): Promise<void>;
};

/** Takes an existing folder for this process; undefined if it belongs to a process that is alive. */
export async function lockFolder(folder: string): Promise<FolderLock | undefined> {
  const path = join(folder, lockFileName);
  if (!(await claim(path)) && !((await removeStale(path)) && (await claim(path)))) return undefined;
  return {
    handTo: async (pid) => {
      const draft = `${path}.${randomUUID()}`;
      await writeFile(draft, await describeOwner(pid));
      await rename(draft, path);
    },
    release: () => rm(path, { force: true }),
  };
}

async function claim(path: string) {
  const draft = `${path}.${randomUUID()}`;
  try {
    await writeFile(draft, await describeOwner(process.pid), { mode: 0o600 });
    await link(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

async function removeStale(path: string) {
  const owner = await readOwner(path);
  if (owner !== undefined && (await isAlive(owner))) return false;
  const aside = `${path}.${randomUUID()}`;
  try {
    await rename(path, aside);
  } catch {
    return true; // somebody else took it away: who claims next decides
  }
  const taken = await readOwner(aside);
  // Between the look and the rename somebody may have claimed it anew: give that one its lock back.
  if (taken !== owner) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
  return taken === owner;
}

const describeOwner = async (pid: number) => `${pid} ${(await readProcessBirth(pid)) ?? ''}\n`;

async function readOwner(path: string) {
  return readFile(path, 'utf8').catch(() => undefined);
}

async function isAlive(owner: string) {
  const [pid = '', ...birth] = owner.trim().split(' ');
  return (await readProcessBirth(Number(pid))) === birth.join(' ');
}
