import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Mounts a disk of this size in memory (tmpfs) at this folder. This needs Linux and root. */
export async function mountSmallDisk(dir: string, sizeMb: number) {
  await run('mount', ['-t', 'tmpfs', '-o', `size=${sizeMb}m`, 'tmpfs', dir]).catch((cause) => {
    throw new Error(`Expected to be allowed to mount a small disk, as root on Linux.`, { cause });
  });
  return {
    grow: (toMb: number) => run('mount', ['-o', `remount,size=${toMb}m`, dir]),
    unmount: () => run('umount', ['-l', dir]),
  };
}
