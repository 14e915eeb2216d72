import { setTimeout as delay } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import { BenchError } from '../bench-error.ts';
import { type FleetDeps, scaleSizes, submitRuns, withWorkers } from './fleet.ts';
import { type RedisLoad, watchRedis } from './redis-load.ts';

const warmUpMs = 5_000;
const windowMs = 10_000;
const pollMs = 500;
const mostPolls = 120;
/** The maximum number of runs of a sweep. A sweep has at most 100 000 trials, and each run has three. */
const mostRuns = 33_000;

/** The throughput of this number of workers with short runs, and the load of Redis. */
export type Step = {
  workers: number;
  runsASecond: number;
  /** The throughput as a fraction of the ideal one, without any delay between runs. */
  share: number;
  redis: RedisLoad;
};

export async function measureStep(deps: FleetDeps, workers: number): Promise<Step> {
  const { threads, runMs } = scaleSizes;
  const could = (workers * threads * 1e3) / runMs;
  // With this number of runs, the sweep lasts longer than the measurement. It is a multiple of 10, as `createGrid` requires.
  const plenty = 10 * Math.ceil((could * 1.5 * (warmUpMs + windowMs)) / 1e3 / 10 + 1);
  return withWorkers({ ...deps, workers, runMs }, async (redis) => {
    const sweep = await submitRuns(deps, Math.min(plenty, mostRuns));
    await waitUntilPlanned(deps, redis);
    await delay(warmUpMs, undefined, { signal: deps.signal });
    const before = await sweep.countRuns();
    const load = await watchRedis(redis, delay(windowMs, undefined, { signal: deps.signal }));
    const done = (await sweep.countRuns()) - before;
    await sweep.cancel();
    const runsASecond = done / load.seconds;
    return { workers, runsASecond, share: runsASecond / could, redis: load };
  });
}

/** Waits until a worker has added all runs to the queue. The number of waiting runs then falls. */
async function waitUntilPlanned({ prefix, signal }: FleetDeps, redis: Redis): Promise<void> {
  let before = -1;
  for (let left = mostPolls; left > 0; left--) {
    const waiting = await redis.zcard(`${prefix}:runs:prioritized`);
    if (before > 0 && waiting <= before) return;
    before = waiting;
    await delay(pollMs, undefined, { signal });
  }
  throw new BenchError('side-failed', 'Expected a worker to plan the sweep, got no plan in time.');
}
