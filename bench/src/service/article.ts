// Measures a sweep of 300 trials of the article as a client sees it: from its request to the event that reports the end. The other side is one
// run of the article in NumPy. Also measures the processor time of the service outside its training threads.
import { createClient } from '@sweepq/client';
import { articleArgs } from '../article/article-spec.ts';
import { createRateSweeps, readArticleEnd } from '../article/rate-sweep.ts';
import { BenchError } from '../bench-error.ts';
import { type End, type Measured, measureInTurns, type Turn } from '../measure/measure-in-turns.ts';
import { fastestOf, summarise } from '../measure/measurement.ts';
import { turnOf } from '../measure/side-turn.ts';
import { stopAll } from '../measure/start-side.ts';
import { findNumPy } from '../numpy/find-numpy.ts';
import { startNumPy } from '../numpy/start-numpy.ts';
import { assess, compare, type Row } from '../report/row.ts';
import { type Service, startService } from '../sweeps/start-service.ts';
import { requestOf, type SweepRequest } from '../sweeps/submit-sweep.ts';
import { createCpuOfRuns, partsOfService } from './cpu-of-runs.ts';
import { goals } from './goals.ts';
import type { PartResult, ServiceBenchDeps } from './part.ts';

/** The number of learning rates of a sweep: each is a run, which is read at three iteration counts. */
const runs = 100;
const threads = 2;
/** The sweeps after the first one, in each round. */
const laterSweeps = 5;
const largestDifference = 1e-9;

export async function measureArticle(deps: ServiceBenchDeps): Promise<PartResult> {
  const { article, env } = deps;
  const sides = startNumPy(findNumPy(env), 'article_loop', [article.folder, ...articleArgs]);
  const cpu = createCpuOfRuns(threads);
  const nextSweep = createRateSweeps(article.files.name, runs);
  let service: Service | undefined;
  let end: End | undefined;

  const completeNext = async (running: Service) => {
    const { ms, id } = await Promise.race([
      completeForClient(running, nextSweep(), deps.signal),
      running.stack.failed,
    ]);
    end ??= await readArticleEnd({ api: running.api, signal: deps.signal }, id);
    return ms;
  };
  const first: Turn = {
    ...{ name: 'sweepq: first sweep after a start, by the clock of the client', unit: 'ms' },
    async take() {
      await service?.stack.stop();
      service = await startService(deps, { workers: 1, threads });
      deps.noteRedis(service.stack.redis.version);
      return { value: await completeNext(service) };
    },
  };
  const later: Turn = {
    ...{ name: 'sweepq: later sweep, by the clock of the client', unit: 'ms', times: laterSweeps },
    async take() {
      if (service === undefined) throw new BenchError('side-failed', 'No service was started.');
      const began = await cpu.read(service);
      const value = await completeNext(service);
      cpu.add(began, await cpu.read(service), runs);
      return { value };
    },
  };
  const theirTurns = sides.map((side) =>
    turnOf(side, { suffix: 'one run, between the sweeps', unit: 'ms' }),
  );
  try {
    const measured = await measureInTurns(
      [...theirTurns.map((turn) => ({ ...turn, warmUps: 1 })), first, later],
      deps,
    );
    const numpy = measured.slice(0, -2);
    assertEqual(numpy[0], end);
    return describe(measured.slice(-2), { numpy, cpu: cpu.samples() });
  } finally {
    await stopAll(sides);
    await service?.stack.stop();
  }
}

/** Submits a sweep, and reads its events until it has ended, as a user of the client does. */
async function completeForClient(
  { api }: Service,
  request: SweepRequest,
  signal: AbortSignal,
): Promise<{ ms: number; id: string }> {
  const client = createClient({ url: api.url });
  const began = performance.now();
  const { id } = await client.submit(requestOf(api, request));
  for await (const _event of client.watchSweep(id, { signal })) {
    // The stream ends with the sweep.
  }
  const ms = performance.now() - began;
  const { status, counts } = await client.readSweep(id);
  if (status === 'completed' && counts.completed === counts.total) return { ms, id };
  const sentence = `The sweep ended as ${status}, ${counts.completed} of ${counts.total} trials completed.`;
  throw new BenchError('sweep-failed', sentence);
}

/** The service must have computed the same cost as NumPy. */
function assertEqual(numpy: Measured | undefined, end: End | undefined): void {
  for (const [name, value] of Object.entries(end ?? {})) {
    const expected = numpy?.end?.[name];
    if (expected === undefined) continue;
    if (Math.abs((value - expected) / expected) <= largestDifference) continue;
    const sentence = `Expected the ${name} ${expected} of NumPy, got ${value} from sweepq.`;
    throw new BenchError('side-failed', sentence);
  }
}

type Found = {
  numpy: readonly Measured[];
  cpu: ReturnType<ReturnType<typeof createCpuOfRuns>['samples']>;
};

function describe([first, later]: readonly Measured[], { numpy, cpu }: Found): PartResult {
  if (first === undefined || later === undefined) return { rows: [], measurements: [], notes: [] };
  const theirs = fastestOf(numpy);
  const ratio = 'ours/theirs' as const;
  const what = '300 trials of the article, for the client, to a NumPy run';
  const rows: Row[] = [
    compare({ what, ours: later, theirs, ratio, goal: goals.article }),
    compare({ what: '  the first sweep', ours: first, theirs, ratio, goal: goals.articleFirst }),
  ];
  if (cpu === undefined) {
    const notes = ['The processor time of the service is read from /proc, which is missing here.'];
    return { rows, measurements: [...numpy, first, later], notes };
  }
  const ofParts = partsOfService.map((part) =>
    summarise(`sweepq: CPU a run, ${part}`, 'ms', cpu.parts[part]),
  );
  const outside = summarise('sweepq: CPU a run outside training', 'ms', cpu.outside);
  const cpuRow = { what: '  CPU a run outside the training threads', ours: outside };
  rows.push(assess({ ...cpuRow, theirs: undefined, ratio, goal: goals.outsideTraining }));
  return { rows, measurements: [...numpy, first, later, outside, ...ofParts], notes: [] };
}
