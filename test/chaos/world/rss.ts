import { readFile } from 'node:fs/promises';

/** The memory of a process, and its peak since `resetPeak`, in bytes. */
export async function readRss(pid: number): Promise<{ now: number; peak: number }> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const read = (name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? Number.NaN) * 1024;
  return { now: read('VmRSS'), peak: read('VmHWM') };
}
