// What the pages of Bull Board ask the api, with 10 000 runs of one sweep in it.
import { BenchError } from '../bench-error.ts';
import { measureInTurns, type Turn } from '../measure/measure-in-turns.ts';
import { type Measurement, percentile, summarise } from '../measure/measurement.ts';
import { assess } from '../report/row.ts';
import { completeSweep } from '../sweeps/complete-sweep.ts';
import { startService } from '../sweeps/start-service.ts';
import { goals } from './goals.ts';
import { createGrid } from './large-sweeps.ts';
import type { PartResult, ServiceBenchDeps } from './part.ts';

export const boardRuns = 10_000;

const threads = 2;
const times = 20;
/** As its page asks for; it asks again every five seconds. */
const jobsPerPage = 10;

export async function measureBoard(deps: ServiceBenchDeps): Promise<PartResult> {
  const { signal } = deps;
  const { stack, api } = await startService(deps, { workers: 1, threads });
  deps.noteRedis(stack.redis.version);
  const board = new URL('/admin/queues/api/', api.url);
  const look = (name: string, path: string): Turn => ({
    ...{ name: `sweepq: Bull Board, ${name}`, unit: 'ms', warmUps: 3, times },
    async take() {
      const began = performance.now();
      await read(new URL(path, board), signal);
      return { value: performance.now() - began };
    },
  });
  try {
    const completing = completeSweep({ api, signal, pollMs: 250 }, createGrid(boardRuns));
    const { id } = await Promise.race([completing, stack.failed]);
    const list = (page: number, status = 'completed') =>
      `queues?activeQueue=runs&status=${status}&page=${page}&jobsPerPage=${jobsPerPage}`;
    const run = await findRun(new URL(list(1), board), signal);
    const turns = [
      look('the latest runs', list(1, 'latest')),
      look('the last page of completed runs', list(boardRuns / jobsPerPage)),
      look('a run', `queues/runs/${run}`),
      look('a sweep', `queues/sweeps/${id}`),
      look('a sweep with its runs, as a flow', `queues/sweeps/${id}/flow`),
    ];
    const measured = await Promise.race([measureInTurns(turns, deps), stack.failed]);
    return {
      rows: measured.map((ours) => {
        const what = `${ours.name.replace('sweepq: ', '')}, of ${boardRuns}, p99`;
        return assess({ what, ours: slowestOf(ours), theirs: undefined, ratio, goal: goals.board });
      }),
      measurements: measured,
      notes: [],
    };
  } finally {
    await stack.stop();
  }
}

async function read(url: URL, signal: AbortSignal): Promise<string> {
  const response = await fetch(url, { signal });
  const text = await response.text();
  if (!response.ok) throw new BenchError('sweep-failed', `${url} answered ${text}`);
  return text;
}

async function findRun(list: URL, signal: AbortSignal): Promise<string> {
  const { queues } = JSON.parse(await read(list, signal)) as Listed;
  const id = queues.find(({ name }) => name === 'runs')?.jobs[0]?.id;
  if (id !== undefined) return id;
  throw new BenchError('sweep-failed', `${list} names no run that was completed.`);
}

type Listed = { queues: { name: string; jobs: { id: string }[] }[] };

const ratio = 'ours/theirs' as const;
const slowestOf = ({ name, unit, samples }: Measurement) =>
  summarise(`${name}, p99`, unit, [percentile(samples, 0.99)]);
