import { setTimeout as delay } from 'node:timers/promises';
import { createClient } from '@sweepq/client';
import { type FleetDeps, longRuns, scaleSizes, submitRuns, withWorkers } from './fleet.ts';
import { type RedisLoad, waitForRewrite, watchRedis } from './redis-load.ts';

const warmUpMs = 5_000;
/** The first save of a replayed long run, after 3 s, has all costs of its earlier iterations. */
const longWarmUpMs = 10_000;
const windowMs = 10_000;

/** The load of Redis while all threads train long runs, or while no thread has a run. `isWatched`: a client reads the events of the sweep. */
export type Hold = {
  workers: number;
  threadsInTraining: number;
  isWatched: boolean;
  redis: RedisLoad;
};

/** Measures the load of Redis while no run ends: first without any run, then with a long run in each thread, then with a reader of these runs. */
export function measureHolds(deps: FleetDeps, workers: number): Promise<Hold[]> {
  const { api, signal } = deps;
  const threadsInTraining = workers * scaleSizes.threads;
  return withWorkers({ ...deps, workers, runMs: longRuns.runMs }, async (redis) => {
    const hold = async (warmUp: number, state: Pick<Hold, 'threadsInTraining' | 'isWatched'>) => {
      await delay(warmUp, undefined, { signal });
      await waitForRewrite(redis);
      const load = await watchRedis(redis, delay(windowMs, undefined, { signal }));
      return { workers, ...state, redis: load };
    };
    const waiting = await hold(warmUpMs, { threadsInTraining: 0, isWatched: false });
    const sweep = await submitRuns(deps, 10 * Math.ceil((2 * threadsInTraining) / 10));
    await sweep.waitForRunning(threadsInTraining);
    const training = await hold(longWarmUpMs, { threadsInTraining, isWatched: false });
    const gone = new AbortController();
    const reading = readEvents(api.url, sweep.id, gone.signal);
    try {
      const watched = await hold(warmUpMs, { threadsInTraining, isWatched: true });
      return [waiting, training, watched];
    } finally {
      gone.abort();
      await reading;
      await sweep.cancel();
    }
  });
}

/** Reads the events of a sweep until the signal is aborted. */
async function readEvents(url: string, id: string, signal: AbortSignal): Promise<void> {
  try {
    for await (const _event of createClient({ url }).watchSweep(id, { signal })) {
      // Only the load matters.
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
