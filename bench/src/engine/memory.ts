// The memory of a worker while it trains on the article's data.
import { readFile } from 'node:fs/promises';
import { createRateSweeps } from '../article/rate-sweep.ts';
import { measureInTurns, type Turn } from '../measure/measure-in-turns.ts';
import { summarise } from '../measure/measurement.ts';
import { judge } from '../report/goal.ts';
import type { Row } from '../report/row.ts';
import { completeSweep } from '../sweeps/complete-sweep.ts';
import { type Service, startService } from '../sweeps/start-service.ts';
import type { SweepRequest } from '../sweeps/submit-sweep.ts';
import { goals } from './goals.ts';
import type { EngineDeps, PartResult } from './part.ts';

const threadCounts = [1, 4] as const;
/** The number of runs: two for each thread of the larger worker. */
const runs = 8;
const bytesPerMegabyte = 1e6;

export async function measureMemory(deps: EngineDeps): Promise<PartResult> {
  const service = await startService(deps, { workers: 0 });
  try {
    const nextSweep = createRateSweeps(deps.article.files.name, runs);
    const atEnd = new Map<number, number[]>(threadCounts.map((threads) => [threads, []]));
    const turns = threadCounts.map((threads): Turn => {
      return {
        name: `sweepq: worker, ${describeThreads(threads)}, highest RSS`,
        unit: 'MB',
        async take() {
          const { highest, last } = await useWorker(deps, service, threads, nextSweep());
          atEnd.get(threads)?.push(last / bytesPerMegabyte);
          return { value: highest / bytesPerMegabyte };
        },
      };
    });
    const highest = await Promise.race([measureInTurns(turns, deps), service.stack.failed]);
    const last = [...atEnd].map(([threads, samples]) =>
      summarise(`sweepq: worker, ${describeThreads(threads)}, RSS after the sweep`, 'MB', samples),
    );
    const rows = threadCounts.map((threads, k): Row => {
      const figure = highest[k]?.median ?? Number.NaN;
      const what = `worker’s highest RSS, ${describeThreads(threads)}`;
      const row = { what, ours: { value: figure, unit: 'MB' as const }, figure };
      if (threads === 1) return row;
      return { ...row, goal: goals.memory, verdict: judge(figure, goals.memory) };
    });
    return { rows, measurements: [...highest, ...last], differences: [], notes: [] };
  } finally {
    await service.stack.stop();
  }
}

/** Starts a worker, which completes a sweep. Returns the memory of the worker in bytes. */
async function useWorker(
  { signal }: EngineDeps,
  { api, addWorker }: Service,
  threads: number,
  sweep: SweepRequest,
) {
  const worker = await addWorker(threads);
  try {
    await completeSweep({ api, signal }, sweep);
    return await readMemory(worker.pid, worker.url);
  } finally {
    await worker.stop();
  }
}

/** Reads the memory from /proc on Linux. On other systems only the metric of the worker is available, which has no highest value. */
async function readMemory(pid: number, url: string): Promise<{ highest: number; last: number }> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => undefined);
  const read = (name: string) =>
    1024 * Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status ?? '')?.[1]);
  if (status !== undefined) return { highest: read('VmHWM'), last: read('VmRSS') };
  const metrics = await (await fetch(new URL('/metrics', url))).text();
  const last = Number(/^process_resident_memory_bytes (\S+)/m.exec(metrics)?.[1]);
  return { highest: last, last };
}

const describeThreads = (threads: number) => `${threads} ${threads === 1 ? 'thread' : 'threads'}`;
