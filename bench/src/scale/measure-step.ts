import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startPart } from '@sweepq/stack';
import { Redis } from 'ioredis';
import { BenchError } from '../bench-error.ts';
import type { Env } from '../env.ts';
import { createGrid } from '../service/large-sweeps.ts';
import { ask } from '../sweeps/ask.ts';
import { type Api, type Sweep, submitSweep } from '../sweeps/submit-sweep.ts';
import { longFrom, longIterationsASecond } from './long-pace.ts';
import { type RedisLoad, watchRedis } from './redis-load.ts';

/** Each worker has two threads, as on a small machine. A run takes 200 ms, like 15 000 iterations on the article's data. */
export const scaleSizes = {
  ...{ threads: 2, runMs: 200, readings: [500, 1000, 2000] },
} as const;

/** A long run is longer than any measurement. It saves its state and the costs since its last save every 3 s. */
export const longRuns = {
  runMs: 120_000,
  from: longFrom,
  iterationsASecond: longIterationsASecond,
};

/** The number of processes that run the workers. More processes than cores would slow each other down. */
const processes = 2;
const warmUpMs = 5_000;
/** The first save of a replayed long run, after 3 s, has all costs of its earlier iterations. */
const longWarmUpMs = 10_000;
const windowMs = 10_000;
const pollMs = 500;
const mostPolls = 120;
/** The maximum number of runs of a sweep. A sweep has at most 100 000 trials, and each run has three. */
const mostRuns = 33_000;

export type StepDeps = {
  api: Api;
  redisUrl: string;
  prefix: string;
  /** The environment of the workers. */
  env: Env;
  dataset: string;
  signal: AbortSignal;
};

/** The throughput of this number of workers with short runs, and the load of Redis. */
export type Step = {
  workers: number;
  runsASecond: number;
  /** The throughput as a fraction of the ideal one, without any delay between runs. */
  share: number;
  redis: RedisLoad;
};

/** The load of Redis while all threads train long runs, or while no thread has a run. */
export type Hold = { workers: number; threadsInTraining: number; redis: RedisLoad };

export async function measureStep(deps: StepDeps, workers: number): Promise<Step> {
  const { threads, runMs } = scaleSizes;
  const could = (workers * threads * 1e3) / runMs;
  // With this number of runs, the sweep lasts longer than the measurement. It is a multiple of 10, as `createGrid` requires.
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

/** Measures the load of Redis while no run ends: first without any run, and then with a long run in each thread. */
export function measureHolds(deps: StepDeps, workers: number): Promise<Hold[]> {
  const threadsInTraining = workers * scaleSizes.threads;
  return withWorkers({ ...deps, workers, runMs: longRuns.runMs }, async (redis) => {
    await delay(warmUpMs, undefined, { signal: deps.signal });
    const waiting = { workers, threadsInTraining: 0, redis: await watch(deps, redis) };
    const sweep = await submitRuns(deps, 10 * Math.ceil((2 * threadsInTraining) / 10));
    await sweep.waitForRunning(threadsInTraining);
    await delay(longWarmUpMs, undefined, { signal: deps.signal });
    const training = { workers, threadsInTraining, redis: await watch(deps, redis) };
    await sweep.cancel();
    return [waiting, training];
  });
}

/** Waits until a worker has added all runs to the queue. The number of waiting runs then falls. */
async function waitUntilPlanned({ prefix, signal }: StepDeps, redis: Redis): Promise<void> {
  let before = -1;
  for (let left = mostPolls; left > 0; left--) {
    const waiting = await redis.zcard(`${prefix}:runs:prioritized`);
    if (before > 0 && waiting <= before) return;
    before = waiting;
    await delay(pollMs, undefined, { signal });
  }
  throw new BenchError('side-failed', 'Expected a worker to plan the sweep, got no plan in time.');
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
