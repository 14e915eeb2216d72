import { readFile, writeFile } from 'node:fs/promises';
import type { RowContext } from '../row.ts';

/** What a process holds of this machine's memory (VmRSS). */
export async function readResidentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
}

/** From now on the peak (VmHWM) is that of what comes: `man 5 proc`, `clear_refs`. */
export const resetPeak = (pid: number) => writeFile(`/proc/${pid}/clear_refs`, '5');

/** Looks at it again and again; gives the most there was. */
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
