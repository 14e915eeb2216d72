import { stat } from 'node:fs/promises';
import { createDatasetLibrary, type DatasetLibrary } from '@sweepq/datasets';
import type { Log } from '@sweepq/service';
import type { TrainingPool } from '../threads/training-pool.ts';
import type { PreparedCache } from './prepared-cache.ts';

type WarmUpDeps = {
  pool: TrainingPool;
  cache: PreparedCache;
  datasetRoots: readonly string[];
  budgetBytes: number;
  threads: number;
  /** This signal is aborted when the first run begins, because the warm-up is then useless. */
  busy: AbortSignal;
  log: Log;
};

/** A run with the hyperparameters of the article. The warm-up stops the run after `longestMs`. */
const spec = {
  ...{ learningRate: 0.005, seed: 0, initScale: 0.01, l2: 0, momentum: 0, nesterov: false },
  readings: [2000],
};
const longestMs = 200;

/**
 * Prepares the first dataset that it finds, and trains on it briefly in every thread, so that the first sweep finds its data ready
 * and the engine compiled. An error is only logged.
 */
export async function warmUp(deps: WarmUpDeps): Promise<void> {
  const { pool, cache, datasetRoots, budgetBytes, threads, busy, log } = deps;
  try {
    const library = createDatasetLibrary({ roots: datasetRoots });
    const [name] = await library.list();
    if (name === undefined || (await sizeOf(library, name)) > budgetBytes) return;
    const prepared = await cache.prepareAhead(name);
    const signal = AbortSignal.any([AbortSignal.timeout(longestMs), busy]);
    const start = await cache.findStart(prepared, spec, signal);
    const run = { data: prepared.data, start, spec, signal, onMessage: () => undefined };
    await Promise.all(Array.from({ length: threads }, () => pool.train(run)));
  } catch (err) {
    log.debug({ err }, 'the warm-up failed');
  }
}

async function sizeOf(library: DatasetLibrary, name: string): Promise<number> {
  const files = await library.find(name);
  if (files === undefined) return 0;
  const [train, test] = await Promise.all([stat(files.trainPath), stat(files.testPath)]);
  return train.size + test.size;
}
