import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startPart } from '@sweepq/stack';
import { Redis } from 'ioredis';
import { BenchError } from '../bench-error.ts';
import type { Env } from '../env.ts';
import { createGrid } from '../service/large-sweeps.ts';
import { ask } from '../sweeps/ask.ts';
import { type Api, type Sweep, submitSweep } from '../sweeps/submit-sweep.ts';
import { type RedisLoad, watchRedis } from './redis-load.ts';

/** Two threads each, as a small machine has them; a run as long as one of 15 000 iterations on the article's data takes. */
export const scaleSizes = {
  ...{ threads: 2, runMs: 200, readings: [500, 1000, 2000] },
  /** Longer than anybody watches. */
  longRunMs: 60_000,
} as const;

/** More processes than cores would only get in each other's way. */
const processes = 2;
const warmUpMs = 5_000;
const windowMs = 10_000;
const pollMs = 500;
const mostPolls = 120;
/** A sweep is to last longer than it is watched, and has at most 100 000 trials, three a run. */
const mostRuns = 33_000;

export type StepDeps = {
  api: Api;
  redisUrl: string;
  prefix: string;
  /** What a worker is started with. */
  env: Env;
  dataset: string;
  signal: AbortSignal;
};

/** So many workers that are given one short run after the other. */
export type Step = {
  workers: number;
  runsASecond: number;
  /** Of what as many workers could do if nothing held them up. */
  share: number;
  redis: RedisLoad;
};

/** So many workers of which each thread has a long run, or has none. */
export type Hold = { workers: number; threadsInTraining: number; redis: RedisLoad };

export async function measureStep(deps: StepDeps, workers: number): Promise<Step> {
  const { threads, runMs } = scaleSizes;
  const could = (workers * threads * 1e3) / runMs;
  // Of each learning rate ten runs.
  const plenty = 10 * Math.ceil((could * 1.5 * (warmUpMs + windowMs)) / 1e3 / 10 + 1);
  return withWorkers({ ...deps, workers, runMs }, async (redis) => {
    const sweep = await submitRuns(deps, Math.min(plenty, mostRuns));
    await waitUntilPlanned(deps, redis);
    await delay(warmUpMs, undefined, { signal: deps.signal });
    const before = await sweep.countRuns();
    const load = await watch(deps, redis);
    const done = (await sweep.countRuns()) - before;
    await sweep.cancel();
    const runsASecond = done / load.seconds;
    return { workers, runsASecond, share: runsASecond / could, redis: load };
  });
}

/** What workers ask of Redis while nothing ends: at first they wait for a run, then all their threads have one. */
export function measureHolds(deps: StepDeps, workers: number): Promise<Hold[]> {
  const threadsInTraining = workers * scaleSizes.threads;
  return withWorkers({ ...deps, workers, runMs: scaleSizes.longRunMs }, async (redis) => {
    await delay(warmUpMs, undefined, { signal: deps.signal });
    const waiting = { workers, threadsInTraining: 0, redis: await watch(deps, redis) };
    const sweep = await submitRuns(deps, 10 * Math.ceil((2 * threadsInTraining) / 10));
    await sweep.waitForRunning(threadsInTraining);
    await delay(warmUpMs, undefined, { signal: deps.signal });
    const training = { workers, threadsInTraining, redis: await watch(deps, redis) };
    await sweep.cancel();
    return [waiting, training];
  });
}

/** One of the workers adds all runs to the queue; from then on there are fewer by and by. */
async function waitUntilPlanned({ prefix, signal }: StepDeps, redis: Redis): Promise<void> {
  let before = -1;
  for (let left = mostPolls; left > 0; left--) {
    const waiting = await redis.zcard(`${prefix}:runs:prioritized`);
    if (before > 0 && waiting <= before) return;
    before = waiting;
    await delay(pollMs, undefined, { signal });
  }
  throw new BenchError('side-failed', 'Nobody has planned the sweep.');
}

const watch = ({ signal }: StepDeps, redis: Redis) =>
  watchRedis(redis, delay(windowMs, undefined, { signal }));

async function submitRuns({ api, dataset, signal }: StepDeps, runs: number) {
  const { readings } = scaleSizes;
  const request = { ...createGrid(runs, readings), dataset };
  const { id } = await submitSweep({ api, signal }, request);
  const url = new URL(`/v1/sweeps/${id}`, api.url);
  return {
    countRuns: async () => (await ask<Sweep>(url, { signal })).counts.completed / readings.length,
    async waitForRunning(count: number) {
      for (let left = mostPolls; ; left--) {
        const { counts } = await ask<Sweep>(url, { signal });
        const running = counts.running / readings.length;
        if (running >= count) return;
        if (left === 0) {
          const sentence = `Expected ${count} runs in training, got ${running}.`;
          throw new BenchError('side-failed', sentence);
        }
        await delay(pollMs, undefined, { signal });
      }
    },
    async cancel() {
      await ask(new URL(`${url}/cancel`), { method: 'POST', signal });
      while ((await ask<Sweep>(url, { signal })).finishedAt === null) await delay(200);
    },
  };
}

async function withWorkers<T>(
  { env, dataset, redisUrl, signal, workers, runMs }: StepDeps & { workers: number; runMs: number },
  use: (redis: Redis) => Promise<T>,
): Promise<T> {
  const { threads, readings } = scaleSizes;
  const count = Math.min(processes, workers);
  const shares = Array.from({ length: count }, (_, k) => Math.ceil((workers - k) / count));
  const parts = await Promise.all(
    shares.map((share, k) =>
      startPart({
        name: `workers-${k}`,
        mainPath: join(import.meta.dirname, 'simulated-workers.js'),
        args: [share, threads, runMs, dataset, readings].map(String),
        ...{ env, signal },
      }),
    ),
  );
  const redis = new Redis(redisUrl);
  try {
    return await use(redis);
  } finally {
    redis.disconnect();
    await Promise.all(parts.map((part) => part.stop()));
  }
}
