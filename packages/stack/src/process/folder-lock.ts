// A lock on a folder: a file that names the process which owns the folder. The lock is stale when this process has ended.
// The first line of the file has the id and the start time of the process, the second line a note of the owner. The file is
// created as a hard link to a finished file, so no reader sees an incomplete file.
import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readProcessBirth } from './process-birth.ts';

export const lockFileName = 'lock';

export type FolderLock = {
  /** Makes another process the owner of the folder. */
  handTo(pid: number): Promise<void>;
  /** Stores a note for processes that find the folder locked. */
  note(text: string): Promise<void>;
  release(): Promise<void>;
};

/** The owner of a folder, and its note (an empty text if there is none). */
export type LockOwner = { pid: number; note: string };

/** Locks an existing folder for this process. Returns undefined if the owner of the folder is alive. */
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

/** Returns the owner of a folder, if the owner is alive. */
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
    return true; // Another process has removed the stale lock. Both processes now try to create a new one.
  }
  const taken = await readOwner(aside);
  // If another process has locked the folder between the check and the rename, its lock was moved: restore it.
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
