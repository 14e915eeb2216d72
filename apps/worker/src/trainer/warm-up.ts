import { createDatasetLibrary } from '@sweepq/datasets';
import type { Log } from '@sweepq/service';
import type { TrainingPool } from '../threads/training-pool.ts';
import type { PreparedCache } from './prepared-cache.ts';

type WarmUpDeps = {
  pool: TrainingPool;
  cache: PreparedCache;
  datasetRoots: readonly string[];
  threads: number;
  log: Log;
};

/** A run of the article's; as much of it as there is time for. */
const spec = {
  ...{ learningRate: 0.005, seed: 0, initScale: 0.01, l2: 0, momentum: 0, nesterov: false },
  readings: [2000],
};
const longestMs = 200;

/**
 * Prepares the first dataset there is, and trains on it in every thread for a moment, so that the first sweep
 * finds its data ready and the engine compiled. Nobody waits for it, and nothing depends on it.
 */
export async function warmUp(deps: WarmUpDeps): Promise<void> {
  const { pool, cache, datasetRoots, threads, log } = deps;
  try {
    const [name] = await createDatasetLibrary({ roots: datasetRoots }).list();
    if (name === undefined) return;
    const prepared = await cache.prepareAhead(name);
    const signal = AbortSignal.timeout(longestMs);
    const start = await cache.findStart(prepared, spec.seed, signal);
    const run = { data: prepared.data, start, spec, signal, onMessage: () => undefined };
    await Promise.all(Array.from({ length: threads }, () => pool.train(run)));
  } catch (err) {
    log.debug({ err }, 'did not warm up');
  }
}
