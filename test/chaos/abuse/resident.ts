import { readFile, writeFile } from 'node:fs/promises';
import type { RowContext } from '../row.ts';

/** The resident memory of a process (VmRSS). */
export async function readResidentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
}

/** Resets the peak (VmHWM) to the present value: `man 5 proc`, `clear_refs`. */
export const resetPeak = (pid: number) => writeFile(`/proc/${pid}/clear_refs`, '5');

/** Samples the memory repeatedly. Returns the maximum. */
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
