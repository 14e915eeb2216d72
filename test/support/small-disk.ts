import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A disk of so many MB in memory, in place of this folder. Only root may do that, on Linux. */
export async function mountSmallDisk(dir: string, sizeMb: number) {
  await run('mount', ['-t', 'tmpfs', '-o', `size=${sizeMb}m`, 'tmpfs', dir]).catch((cause) => {
    throw new Error(`Expected to be allowed to mount a small disk, as root on Linux.`, { cause });
  });
  return {
    grow: (toMb: number) => run('mount', ['-o', `remount,size=${toMb}m`, dir]),
    unmount: () => run('umount', ['-l', dir]),
  };
}
