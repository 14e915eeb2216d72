import { readdir, readFile } from 'node:fs/promises';

/** The processor time that a process has used so far, in seconds. */
export type ProcessCpu = {
  /** Of all threads, those that have ended included. */
  total: number;
  /** Of each living thread, by its id. The id of the main thread is that of the process. */
  threads: ReadonlyMap<number, number>;
};

const ticksASecond = 100;

/** Reads the processor time of a process. Undefined on systems other than Linux. */
export async function readProcessCpu(pid: number): Promise<ProcessCpu | undefined> {
  const folder = `/proc/${pid}`;
  const stat = await readFile(`${folder}/stat`, 'utf8').catch(() => undefined);
  if (stat === undefined) return undefined;
  const ids = await readdir(`${folder}/task`);
  const threads = await Promise.all(
    ids.map(async (id): Promise<[number, number]> => {
      // A thread can end before its file is read.
      const text = await readFile(`${folder}/task/${id}/schedstat`, 'utf8').catch(() => '0');
      return [Number(id), Number(text.split(' ', 1)[0]) / 1e9];
    }),
  );
  return { total: parseStat(stat), threads: new Map(threads) };
}

/** The processor time in a line of `/proc/<pid>/stat`. The name of the program can contain spaces and brackets. */
export function parseStat(stat: string): number {
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13);
  return (Number(user) + Number(system)) / ticksASecond;
}

/** The processor time of a worker between two measurements, in seconds. */
export type WorkerCpu = { training: number; main: number; other: number };

/** Divides the processor time of a worker. The training threads are those that used most time, apart from the main thread. */
export function divideWorkerCpu(
  pid: number,
  trainingThreads: number,
  [before, after]: readonly [ProcessCpu, ProcessCpu],
): WorkerCpu {
  const used = (id: number) => (after.threads.get(id) ?? 0) - (before.threads.get(id) ?? 0);
  const main = used(pid);
  const training = [...after.threads.keys()]
    .filter((id) => id !== pid)
    .map(used)
    .sort((a, b) => b - a)
    .slice(0, trainingThreads)
    .reduce((sum, seconds) => sum + seconds, 0);
  return { training, main, other: after.total - before.total - main - training };
}
