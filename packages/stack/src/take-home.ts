import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { lockFolder, readLockOwner } from './process/folder-lock.ts';
import { StackError } from './stack-error.ts';

const fileName = 'stack.lock';

export type Home = {
  /** Stores the address of the api in the lock, for the error message of a second stack. */
  storeUrl(url: string): Promise<void>;
  release(): Promise<void>;
};

/**
 * Locks the state folder for the stack of this process. A second stack in the same folder would mix its logs with those of
 * the first one, and could not open its data. So the second stack gets an error that names the first one.
 */
export async function takeHome(homeDir: string): Promise<Home> {
  const folder = resolve(homeDir);
  await mkdir(folder, { recursive: true });
  const lock = await lockFolder(folder, fileName);
  if (lock !== undefined) return { storeUrl: lock.note, release: lock.release };
  const owner = await readLockOwner(folder, fileName);
  const where = owner?.note ? `at ${owner.note}` : 'which is still starting';
  const who = owner === undefined ? 'another process' : `process ${owner.pid}, ${where}`;
  throw new StackError(
    'folder-taken',
    `A stack runs in ${folder} already: ${who}. Use that one or stop it, or set SWEEPQ_HOME to another folder for a second one.`,
  );
}
