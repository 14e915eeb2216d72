// Workers whose training is only a delay, in a few processes, and the sweeps that they train.
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

/** Each worker has two threads, as on a small machine. A run takes 200 ms, like 15 000 iterations on the article's data. */
export const scaleSizes = {
  ...{ threads: 2, runMs: 200, readings: [500, 1000, 2000] },
} as const;

/** A long run is longer than any measurement. It saves its state and the costs since its last save every 3 s. */
export const longRuns = {
  ...{ runMs: 120_000, from: longFrom, iterationsASecond: longIterationsASecond },
} as const;

/** The number of processes that run the workers. More processes than cores would slow each other down. */
const processes = 2;
const pollMs = 500;
const mostPolls = 120;

export type FleetDeps = {
  api: Api;
  redisUrl: string;
  prefix: string;
  /** The environment of the workers. */
  env: Env;
  dataset: string;
  signal: AbortSignal;
};

/** Starts this number of workers, and stops them after `use`. */
export async function withWorkers<T>(
  {
    env,
    dataset,
    redisUrl,
    signal,
    workers,
    runMs,
  }: FleetDeps & { workers: number; runMs: number },
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

/** Submits a sweep with this number of runs. */
export async function submitRuns({ api, dataset, signal }: FleetDeps, runs: number) {
  const { readings } = scaleSizes;
  const request = { ...createGrid(runs, readings), dataset };
  const { id } = await submitSweep({ api, signal }, request);
  const url = new URL(`/v1/sweeps/${id}`, api.url);
  return {
    id,
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
