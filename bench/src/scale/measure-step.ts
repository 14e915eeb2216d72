import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Part, startPart } from '@sweepq/stack';
import { Redis } from 'ioredis';
import type { Env } from '../env.ts';
import { createGrid } from '../service/large-sweeps.ts';
import { ask } from '../sweeps/ask.ts';
import { type Api, type Sweep, submitSweep } from '../sweeps/submit-sweep.ts';
import { type RedisLoad, watchRedis } from './redis-load.ts';

/** Two threads each, as a small machine has them; a run as long as one of 15 000 iterations on the article's data takes. */
export const scaleSizes = { threads: 2, runMs: 200, readings: [500, 1000, 2000] } as const;

/** More processes than cores would only get in each other's way. */
const processes = 2;
const warmUpMs = 5_000;
const windowMs = 10_000;
/** Nothing here does more in a second; a sweep is to last longer than it is watched. */
const mostRunsASecond = 2_000;

export type StepDeps = {
  api: Api;
  redisUrl: string;
  /** What a worker is started with. */
  env: Env;
  dataset: string;
  signal: AbortSignal;
};

export type Step = {
  workers: number;
  runsASecond: number;
  /** Of what as many workers could do if nothing held them up. */
  share: number;
  redis: RedisLoad;
};

/** So many workers at once, for a while. */
export async function measureStep(deps: StepDeps, workers: number): Promise<Step> {
  const { api, signal } = deps;
  const parts = await startWorkers(deps, workers);
  const redis = new Redis(deps.redisUrl);
  const could = (workers * scaleSizes.threads * 1e3) / scaleSizes.runMs;
  try {
    const rate = Math.min(could, mostRunsASecond);
    // Of each learning rate ten runs.
    const runs = 10 * Math.ceil((rate * 1.5 * (warmUpMs + windowMs)) / 1e3 / 10 + 1);
    const request = { ...createGrid(runs, scaleSizes.readings), dataset: deps.dataset };
    const { id } = await submitSweep({ api, signal }, request);
    const url = new URL(`/v1/sweeps/${id}`, api.url);
    const readRuns = async () =>
      (await ask<Sweep>(url, { signal })).counts.completed / scaleSizes.readings.length;
    await delay(warmUpMs, undefined, { signal });
    const before = await readRuns();
    const load = await watchRedis(redis, delay(windowMs, undefined, { signal }));
    const done = (await readRuns()) - before;
    await ask(new URL(`${url}/cancel`), { method: 'POST', signal });
    while ((await ask<Sweep>(url, { signal })).finishedAt === null) await delay(200);
    const runsASecond = done / load.seconds;
    return { workers, runsASecond, share: runsASecond / could, redis: load };
  } finally {
    redis.disconnect();
    await Promise.all(parts.map((part) => part.stop()));
  }
}

function startWorkers({ env, dataset, signal }: StepDeps, workers: number): Promise<Part[]> {
  const { threads, runMs, readings } = scaleSizes;
  const count = Math.min(processes, workers);
  const shares = Array.from({ length: count }, (_, k) => Math.ceil((workers - k) / count));
  return Promise.all(
    shares.map((share, k) =>
      startPart({
        name: `workers-${k}`,
        mainPath: join(import.meta.dirname, 'simulated-workers.js'),
        args: [share, threads, runMs, dataset, readings].map(String),
        ...{ env, signal },
      }),
    ),
  );
}
