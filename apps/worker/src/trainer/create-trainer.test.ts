import { join } from 'node:path';
import { createLog } from '@sweepq/service';
import { Registry } from 'prom-client';
import { afterAll, expect, inject, test } from 'vitest';
import { useJobs } from '../../../../test/support/taken-jobs.ts';
import type { RunVerdict } from '../control/fitness.ts';
import { createWorkerMetrics } from '../metrics/worker-metrics.ts';
import { createTrainingPool } from '../threads/training-pool.ts';
import { createTrainer } from './create-trainer.ts';
import { createDatasetSources } from './dataset-sources.ts';
import { createPreparedCache } from './prepared-cache.ts';
import { settle } from './settle.ts';

const built = (name: string) => new URL(`../../dist/threads/${name}-thread.js`, import.meta.url);
const pool = createTrainingPool({
  threads: 1,
  programs: { training: built('training'), preparing: built('preparing') },
});
afterAll(() => pool.close());

const datasetRoots = [join(inject('homeDir'), 'datasets')];
const sources = createDatasetSources({ roots: datasetRoots });
const name = 'synthetic-cats';
const budgetBytes = 2 ** 26;

/** What a trainer needs, on the store of a sweep of one run whose job is there, and what it says of its worker. */
async function useTrainer() {
  const { sha256 } = await pool.prepare({
    ...{ roots: datasetRoots, name, budgetBytes },
    ...{ preprocessing: 'divide255', validation: undefined },
  });
  const jobs = await useJobs({ dataset: { name, sha256 } });
  await jobs.addRun();
  const verdicts: RunVerdict[] = [];
  const cache = createPreparedCache({ pool, sources, budgetBytes });
  const deps = {
    ...{ store: jobs.store, pool, cache, inProgress: new Set<never>() },
    metrics: createWorkerMetrics(new Registry(), {
      ...{ threads: 1, pool, cache, fitness: { isOut: false } },
    }),
    fitness: {
      begun: () => undefined,
      failing: () => false,
      ended: (verdict: RunVerdict) => void verdicts.push(verdict),
    },
    writes: { until: async () => undefined, refused: async () => false },
    log: createLog({ service: 'test', level: 'silent' }),
    now: () => new Date(jobs.now),
    onTrained: () => undefined,
  };
  const train = createTrainer(deps);
  return { ...jobs, deps, train, verdicts };
}

test('a run speaks for the worker that trained it, and not for one that reads what another has committed', async () => {
  const { takeRun, train, verdicts } = await useTrainer();
  const { job, token } = await takeRun();
  const trained = await train(job, token);
  expect(verdicts).toEqual(['completed']);
  // Delivered again, as if its worker had died before the job was completed.
  const read = await train(job, token);
  expect(read).toMatchObject({ status: 'completed', curveSha256: trained.curveSha256 });
  expect(verdicts).toEqual(['completed', 'neither']);
});

test('a run that fails once its sweep is paused is queued, and has not crashed when the sweep goes on', async () => {
  const { store, spec, run, takeRun, deps, now } = await useTrainer();
  const { job, token } = await takeRun();
  const { attempt } = await store.startRun(run, { startedAt: now });
  await store.pauseSweep(spec.id);
  const signal = new AbortController().signal;
  const error = Object.assign(new Error('It cannot be trained.'), { retriable: false });
  const settled = await settle(deps, { job, token, signal, attempt }, error);
  expect(settled).toMatchObject({ error: { name: 'RunHaltedError' }, verdict: 'neither' });
  expect((await store.readRunStates(spec.id, [0]))[0]).toMatchObject({ status: 'queued' });
  expect((await store.readSweep(spec.id))?.counts).toMatchObject({ queued: 1, running: 0 });
  await store.resumeSweep(spec.id, 1);
  const again = await store.startRun(run, { startedAt: now, generation: 1 });
  expect(again).toMatchObject({ state: 'started', crashes: 0 });
});
