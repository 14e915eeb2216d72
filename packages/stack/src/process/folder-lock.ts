// A folder belongs to the process in its lock file. The file is created complete (as a hard link to a finished one), so a
// reader never sees a part of it. It is stale once that process has ended. Its first line has the process id and the start
// time of that process, the second line a note of the owner.
import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readProcessBirth } from './process-birth.ts';

export const lockFileName = 'lock';

export type FolderLock = {
  /** Gives the folder to that process. The folder is free when that process has ended. */
  handTo(pid: number): Promise<void>;
  /** Writes a note, for a process that finds the folder locked. */
  note(text: string): Promise<void>;
  release(): Promise<void>;
};

/** The owner of a folder; `note` is empty if the owner wrote none. */
export type LockOwner = { pid: number; note: string };

/** Locks an existing folder for this process. Returns undefined if it belongs to a process that is alive. */
export async function lockFolder(
  folder: string,
  fileName = lockFileName,
): Promise<FolderLock | undefined> {
  const path = join(folder, fileName);
  if (!(await claim(path)) && !((await removeStale(path)) && (await claim(path)))) return undefined;
  const replace = async (text: string) => {
    const draft = `${path}.${randomUUID()}`;
    await writeFile(draft, text, { mode: 0o600 });
    await rename(draft, path);
  };
  return {
    handTo: async (pid) => replace(await describeOwner(pid)),
    note: async (text) => replace(`${await describeOwner(process.pid)}${text}\n`),
    release: () => rm(path, { force: true }),
  };
}

/** Returns the process that owns a folder, if it is alive. */
export async function readLockOwner(
  folder: string,
  fileName = lockFileName,
): Promise<LockOwner | undefined> {
  const owner = await readOwner(join(folder, fileName));
  if (owner === undefined || !(await isAlive(owner))) return undefined;
  const [first = '', note = ''] = owner.split('\n');
  return { pid: Number(first.split(' ')[0]), note };
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
    return true; // another process took it away: the next claim decides
  }
  const taken = await readOwner(aside);
  // Another process may have locked the folder between the check and the rename: then its lock is restored.
  if (taken !== owner) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
  return taken === owner;
}

const describeOwner = async (pid: number) => `${pid} ${(await readProcessBirth(pid)) ?? ''}\n`;

async function readOwner(path: string) {
  return readFile(path, 'utf8').catch(() => undefined);
}

async function isAlive(owner: string) {
  const [first = ''] = owner.split('\n');
  const [pid = '', ...birth] = first.trim().split(' ');
  return (await readProcessBirth(Number(pid))) === birth.join(' ');
}
