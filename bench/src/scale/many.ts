// The part `many`: 1 000 sweeps that several clients submit at the same time.
import { setTimeout as delay } from 'node:timers/promises';
import { type Client, collect, createClient } from '@sweepq/client';
import { Redis } from 'ioredis';
import { median } from '../measure/measurement.ts';
import { createGrid } from '../service/large-sweeps.ts';
import { startService } from '../sweeps/start-service.ts';
import { requestOf } from '../sweeps/submit-sweep.ts';
import { watchAnswers } from '../sweeps/watch-answers.ts';
import { describeFairness, type SweepEnds } from './fairness.ts';
import { goals } from './goals.ts';
import { type Idle, measureIdle } from './idle.ts';
import {
  createRows,
  type RunningService,
  type ScaleDeps,
  type ScalePartResult,
} from './scale-part.ts';

/** Each run has one iteration on a tiny dataset. */
const manySizes = { sweeps: 1_000, runs: 10, clients: 8 } as const;

const { sweeps, runs, clients } = manySizes;
const threads = 2;
const pollMs = 250;
const warmUpRuns = 1_000;

export async function measureMany(deps: ScaleDeps): Promise<ScalePartResult> {
  const { report, signal } = deps;
  const service = await startService(deps, { workers: 1, threads });
  const { stack, api } = service;
  deps.noteRedis(stack.redis.version);
  const redis = new Redis(stack.redis.url);
  const running = { service, redis, signal, client: createClient({ url: api.url }) };
  try {
    report(`  ${sweeps} sweeps of ${runs} runs, from ${clients} clients …`);
    return await Promise.race([measureAll(running), stack.failed]);
  } finally {
    redis.disconnect();
    await stack.stop();
  }
}

async function measureAll(running: RunningService): Promise<ScalePartResult> {
  const { service, client, signal } = running;
  const { api } = service;
  const { add, addTimes, addBeside, ...result } = createRows();
  const { id: first } = await client.submit(requestOf(api, createGrid(warmUpRuns)));
  for await (const _event of client.watchSweep(first, { signal })) {
    // The stream ends with the sweep.
  }
  const before: Idle = await measureIdle(running);

  const began = performance.now();
  const submitting = submitAll(running);
  const ending = submitting.then(() => waitUntilNone(running, 'queued OR status = running'));
  const urls = {
    readyz: new URL('/readyz', api.url),
    list: new URL('/v1/sweeps?limit=20', api.url),
  };
  const answering = watchAnswers(urls, ending, { signal });
  const posts = await submitting;
  add(`POST of ${sweeps} sweeps by ${clients} clients`, performance.now() - began, 'ms');
  addTimes('  one POST', posts.times);
  await waitUntilNone(running, 'queued');
  add('  until each has begun', performance.now() - began, 'ms');
  await ending;
  const endedMs = performance.now() - began;
  add('  until all have ended', endedMs, 'ms');
  add(`  runs a second`, (1e3 * sweeps * runs) / endedMs, 'runs/s');
  const answers = await answering;
  addTimes('  /readyz meanwhile', answers.readyz, goals.other);
  addTimes('  list of the newest 20 sweeps meanwhile', answers.list, goals.other);

  const after = await measureIdle(running);
  const fair = describeFairness(await readEnds(client, posts.ids));
  addTimes('  a sweep, from its acceptance to its first result', fair.firstMs);
  add('  the same, p50', median(fair.firstMs), 'ms');
  add('  later sweeps that ended before it, at most', (100 * fair.mostOvertakers) / sweeps, '%');
  for (const [what, value] of Object.entries(after)) {
    const beside = { name: 'before the sweeps', value: before[what] ?? Number.NaN };
    addBeside(`  ${what}`, value, 'ms', beside);
  }
  return result;
}

/** Submits the sweeps with several clients. Each client sends its next request when it has the answer to the last one. */
async function submitAll({ service: { api } }: RunningService) {
  const ids: string[] = [];
  const times: number[] = [];
  let left: number = sweeps;
  const submitNext = async () => {
    const client = createClient({ url: api.url });
    while (left > 0) {
      left -= 1;
      const request = requestOf(api, createGrid(runs));
      const began = performance.now();
      const { id } = await client.submit(request);
      times.push(performance.now() - began);
      ids.push(id);
    }
  };
  await Promise.all(Array.from({ length: clients }, submitNext));
  return { ids, times };
}

/** Waits until no sweep has one of these statuses. */
async function waitUntilNone({ client, signal }: RunningService, status: string): Promise<void> {
  const filter = `status = ${status}`;
  for (;;) {
    const found = await collect(client.listSweeps({ filter, most: 1 }));
    if (found.length === 0) return;
    await delay(pollMs, undefined, { signal });
  }
}

async function readEnds(client: Client, ids: readonly string[]): Promise<SweepEnds[]> {
  const all: SweepEnds[] = [];
  for (const id of ids) {
    const { createdAt } = await client.readSweep(id);
    const trials = await collect(client.listTrials(id));
    const ends = trials.map(({ finishedAt }) => Date.parse(finishedAt ?? ''));
    all.push({ acceptedAt: Date.parse(createdAt), ends });
  }
  return all;
}
