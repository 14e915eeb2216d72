import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Whether this process may mount a file system. In most containers, root may not. */
export function mayMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const dir = mkdtempSync(join(tmpdir(), 'sweepq-mount-'));
  const isMounted = spawnSync('mount', ['-t', 'tmpfs', 'tmpfs', dir]).status === 0;
  if (isMounted) spawnSync('umount', ['-l', dir]);
  rmdirSync(dir);
  return isMounted;
}

/** Mounts a file system in memory (tmpfs) with this size at a folder. This needs Linux and root. */
export async function mountSmallDisk(dir: string, sizeMb: number) {
  await run('mount', ['-t', 'tmpfs', '-o', `size=${sizeMb}m`, 'tmpfs', dir]).catch((cause) => {
    throw new Error(`Expected root on Linux, to mount a small disk.`, { cause });
  });
  return {
    grow: (toMb: number) => run('mount', ['-o', `remount,size=${toMb}m`, dir]),
    /** Fails while a file is open for writing. */
    setAccess: (access: 'ro' | 'rw') => run('mount', ['-o', `remount,${access}`, dir]),
    unmount: () => run('umount', ['-l', dir]),
  };
}
