import { readFile, writeFile } from 'node:fs/promises';
import type { RowContext } from '../row.ts';

/** The resident memory of a process (VmRSS). */
export async function readResidentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
}

/** Resets the peak of the resident memory (VmHWM) to the present value. See `clear_refs` in `man 5 proc`. */
export const resetPeak = (pid: number) => writeFile(`/proc/${pid}/clear_refs`, '5');

/** Samples the resident memory of a process every 50 ms. The returned function reads the maximum so far, in MB. */
export function watchResident(context: Pick<RowContext, 'defer'>, pid: number) {
  let most = 0;
  const look = async () => {
    most = Math.max(most, await readResidentMb(pid).catch(() => 0));
  };
  const looking = setInterval(look, 50);
  const stop = () => clearInterval(looking);
  context.defer(stop);
  return async () => {
    await look();
    return Math.round(most);
  };
}

/** The resident memory of a process, and its peak since `resetPeak`, in bytes. */
export async function readRss(pid: number): Promise<{ now: number; peak: number }> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const read = (name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? Number.NaN) * 1024;
  return { now: read('VmRSS'), peak: read('VmHWM') };
}
