// The processor of runs, with a real thread, and a stored sweep with one run and its job.
import { join } from 'node:path';
import { createLog } from '@sweepq/service';
import { Registry } from 'prom-client';
import { afterAll, inject } from 'vitest';
import type { RunVerdict } from '../../apps/worker/src/control/fitness.ts';
import { createRedisClock } from '../../apps/worker/src/control/redis-clock.ts';
import { createDatasetSources } from '../../apps/worker/src/datasets/dataset-sources.ts';
import { createPreparedCache } from '../../apps/worker/src/datasets/prepared-cache.ts';
import { createWorkerMetrics } from '../../apps/worker/src/metrics/worker-metrics.ts';
import { createRunProcessor } from '../../apps/worker/src/run/process-run.ts';
import { createTrainingPool } from '../../apps/worker/src/threads/training-pool.ts';
import { useJobs } from './taken-jobs.ts';

const built = (name: string) =>
  new URL(`../../apps/worker/dist/threads/${name}-thread.js`, import.meta.url);

const name = 'synthetic-cats';
const budgetBytes = 2 ** 26;

/** Returns a function that creates a processor of runs. All tests of a file share one training thread. */
export function shareRunProcessor() {
  const pool = createTrainingPool({
    threads: 1,
    programs: { training: built('training'), preparing: built('preparing') },
  });
  afterAll(() => pool.close());
  const datasetRoots = [join(inject('homeDir'), 'datasets')];
  const sources = createDatasetSources({ roots: datasetRoots });

  return async function useRunProcessor(options: { iterations?: number[]; target?: number } = {}) {
    const { sha256 } = await pool.prepare({
      ...{ roots: datasetRoots, name, budgetBytes },
      ...{ preprocessing: 'divide255', validation: undefined },
    });
    const jobs = await useJobs({ dataset: { name, sha256 }, ...options });
    await jobs.addRun();
    const verdicts: RunVerdict[] = [];
    const cache = createPreparedCache({ pool, sources, budgetBytes });
    const deps = {
      ...{ store: jobs.store, workerId: 'a1b2c3d4', pool, cache, inProgress: new Set<never>() },
      metrics: createWorkerMetrics(new Registry()),
      gate: {
        begun: () => undefined,
        trained: () => undefined,
        failing: () => false,
        ended: (verdict: RunVerdict) => void verdicts.push(verdict),
      },
      onEnded: async () => undefined,
      writes: { until: async () => undefined, refused: async () => false },
      redisClock: createRedisClock(),
      log: createLog({ service: 'test', level: 'silent' }),
      now: () => new Date(jobs.now),
    };
    const train = createRunProcessor(deps);
    return { ...jobs, deps, train, verdicts };
  };
}
