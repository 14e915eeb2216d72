// Measures the requests of Bull Board after a sweep of 10 000 runs. The queue keeps the jobs of 5 000 of them.
import { BenchError } from '../bench-error.ts';
import { measureInTurns, type Turn } from '../measure/measure-in-turns.ts';
import { type Measurement, percentile, summarise } from '../measure/measurement.ts';
import { assess } from '../report/row.ts';
import { completeSweep } from '../sweeps/complete-sweep.ts';
import { startService } from '../sweeps/start-service.ts';
import { goals } from './goals.ts';
import { createGrid } from './large-sweeps.ts';
import type { PartResult, ServiceBenchDeps } from './part.ts';

const boardRuns = 10_000;

const threads = 2;
/** The number of samples in a round. All rounds together have more than 100 samples. */
const times = 40;
/** The page size of Bull Board. */
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
    const { id: run, pageCount } = await findRun(new URL(list(1), board), signal);
    const turns = [
      look('the latest runs', list(1, 'latest')),
      look('the last page of completed runs', list(pageCount)),
      look('a run', `queues/runs/${run}`),
      look('a sweep', `queues/sweeps/${id}`),
      look('a sweep with its runs, as a flow', `queues/sweeps/${id}/flow`),
    ];
    const measured = await Promise.race([measureInTurns(turns, deps), stack.failed]);
    return {
      rows: measured.map((ours) => {
        const what = `${ours.name.replace('sweepq: ', '')}, p99`;
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

/** Finds a completed run, and the number of pages of completed runs. */
async function findRun(list: URL, signal: AbortSignal) {
  const { queues } = JSON.parse(await read(list, signal)) as Listed;
  const runs = queues.find(({ name }) => name === 'runs');
  const id = runs?.jobs[0]?.id;
  if (runs === undefined || id === undefined)
    throw new BenchError('sweep-failed', `Expected a completed run at ${list}, got none.`);
  return { id, pageCount: runs.pagination.pageCount };
}

type Listed = {
  queues: { name: string; jobs: { id: string }[]; pagination: { pageCount: number } }[];
};

const ratio = 'ours/theirs' as const;
const slowestOf = ({ name, unit, samples }: Measurement) =>
  summarise(`${name}, p99`, unit, [percentile(samples, 0.99)]);
