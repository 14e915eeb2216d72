// Measures pages of 100 trials in a sweep of 10 000 completed trials, sorted by their accuracy.
import { startBareQueue } from '../bullmq/start-bare.ts';
import { measureInTurns, type Turn } from '../measure/measure-in-turns.ts';
import { type Measurement, percentile, summarise } from '../measure/measurement.ts';
import { turnOf } from '../measure/side-turn.ts';
import { assess } from '../report/row.ts';
import { completeSweep } from '../sweeps/complete-sweep.ts';
import { createPageReader } from '../sweeps/page-reader.ts';
import { startService } from '../sweeps/start-service.ts';
import type { SubmitDeps } from '../sweeps/submit-sweep.ts';
import { goals } from './goals.ts';
import { createGrid, largeTrials } from './large-sweeps.ts';
import type { PartResult, ServiceBenchDeps } from './part.ts';

export const pageTrials = 100;
const sort = '-metrics.test.accuracy';

/** Each run has ten readings, so that the sweep needs fewer runs. */
const iterations = Array.from({ length: 10 }, (_, k) => k + 1);
const threads = 2;
/** The number of pages of the sweep. */
const requestsARound = largeTrials / pageTrials;

export async function measurePage(deps: ServiceBenchDeps): Promise<PartResult> {
  const { signal } = deps;
  const service = await startService(deps, { workers: 1, threads });
  const { stack, api } = service;
  deps.noteRedis(stack.redis.version);
  const bare = startBareQueue(deps, service);
  try {
    const sweep = createGrid(largeTrials / iterations.length, iterations);
    const completing = completeSweep({ api, signal }, sweep);
    const { id } = await Promise.race([completing, stack.failed]);
    const path = `/v1/sweeps/${id}/trials?limit=${pageTrials}`;
    const sorts = await canSort({ api, signal }, path);
    const order = sorts ? `by ${sort}` : 'in the default order';
    const nextPage = createPageReader({ api, signal }, sorts ? `${path}&sort=${sort}` : path, {
      pages: requestsARound,
      pageTrials,
    });
    const ourTurn: Turn = {
      name: `sweepq: GET of a page of ${pageTrials} trials, ${order}`,
      ...{ unit: 'ms', warmUps: 20, times: requestsARound },
      take: async () => ({ value: await nextPage() }),
    };
    const theirTurn = turnOf(bare, {
      suffix: `getJobs, ${pageTrials} of ${largeTrials} jobs, in the order of completion`,
      ...{ unit: 'ms', question: `page ${largeTrials}` },
    });
    const theirTurns = [{ ...theirTurn, warmUps: 20, times: requestsARound }];
    const measuring = measureInTurns([ourTurn, ...theirTurns], deps);
    const [ours, theirs] = await Promise.race([measuring, stack.failed]);
    if (ours === undefined || theirs === undefined)
      return { rows: [], measurements: [], notes: [] };
    const what = `page of ${pageTrials} of ${largeTrials}, ${order}`;
    const ratio = 'ours/theirs' as const;
    const slowest = { ours: percentileOf(ours, 0.99), theirs: percentileOf(theirs, 0.99) };
    const notes = sorts
      ? []
      : [`This api does not sort trials by ${sort}: pages are read in the default order.`];
    return {
      rows: [
        assess({ what: `${what}, p99`, ...slowest, ratio, goal: goals.page }),
        assess({ what: '  the same, p50', ours, theirs, ratio }),
      ],
      measurements: [ours, theirs],
      notes,
    };
  } finally {
    await bare.stop();
    await stack.stop();
  }
}

/** Whether the api can sort trials. An earlier version that cannot answers 400. */
async function canSort({ api, signal }: SubmitDeps, path: string): Promise<boolean> {
  const { status } = await fetch(new URL(`${path}&sort=${sort}`, api.url), { signal });
  return status !== 400;
}

function percentileOf({ name, unit, samples }: Measurement, share: number): Measurement {
  return summarise(`${name}, p${share * 100}`, unit, [percentile(samples, share)]);
}
