// Runs that crash their thread, and workers on which every run fails.
import { fileURLToPath } from 'node:url';
import type { Run } from '@sweepq/client';
import { runJobId } from '@sweepq/contract';
import { createStore } from '@sweepq/store';
import { expect, test } from 'vitest';
import { useConnection, useQueues } from './support/queues.ts';
import { useService } from './support/service.ts';
import { seeds } from './support/steering.ts';
import { waitUntil } from './support/wait.ts';

const poisonWorker = fileURLToPath(new URL('support/poison-worker.mjs', import.meta.url));
/** The same seeds as in `poison-thread.mjs`. */
const [exits, fillsHeap, throws] = [66_001, 66_002, 66_003];

test('runs that crash their threads fail with the reason, and the other runs complete', async () => {
  const service = await useService({ apart: 'workers', env: { LOG_LEVEL: 'fatal' } });
  const worker = await service.startWorker({ mainPath: poisonWorker });
  const healthy = seeds(15);
  const seed = [...healthy.slice(0, 5), exits, ...healthy.slice(5, 10), fillsHeap, throws];
  const space = {
    learningRate: 0.005,
    iterations: [10, 20],
    seed: [...seed, ...healthy.slice(10)],
  };
  const sweep = await service.submit({ space });
  const { counts, status } = await service.waitForSweep(sweep.id);
  expect([status, counts.completed, counts.failed]).toEqual(['completed', 30, 6]);

  const { items } = await service.get<{ items: Run[] }>(`/v1/sweeps/${sweep.id}/runs?limit=100`);
  const of = (seed: number) => items.find(({ params }) => params.seed === seed);
  expect(of(exits)).toMatchObject({
    status: 'failed',
    attempts: 5,
    crashes: 5,
    failure: {
      code: 'crashed',
      message:
        'The run ended its thread or its worker 5 times in a row without progress. Its thread exited with code 3.',
    },
  });
  expect(of(fillsHeap)).toMatchObject({
    status: 'failed',
    attempts: 2,
    crashes: 2,
    failure: {
      code: 'out-of-memory',
      message: expect.stringMatching(/its thread ran out of memory: a thread may use 256 MB/),
    },
  });
  // An exception does not count as a crash.
  expect(of(throws)).toMatchObject({
    status: 'failed',
    attempts: 3,
    crashes: 0,
    failure: { message: 'This disk cannot be read.' },
  });
  const trials = await service.listTrials(sweep.id);
  const failed = trials.filter(({ status }) => status === 'failed');
  expect(new Set(failed.map(({ failure }) => failure?.code))).toEqual(
    new Set(['crashed', 'out-of-memory', 'internal']),
  );
  // The metric counts the first wait of each run, although some runs were queued again.
  const metrics = await (await fetch(new URL('/metrics', worker.url))).text();
  expect(metrics).toContain('\nsweepq_run_queue_wait_seconds_count 18\n');
});

test('a run fails with a reason if preparing its dataset crashes the thread, and this does not count as a crash of the run', async () => {
  const service = await useService({ apart: 'workers', env: { LOG_LEVEL: 'fatal' } });
  const env = { ...service.env, TEST_THREADS: 'unprepared' };
  await service.startWorker({ mainPath: poisonWorker, env });
  const { id } = await service.submit({ space: { learningRate: 0.005, iterations: 10 } });
  expect((await service.waitForSweep(id)).counts).toMatchObject({ failed: 1 });
  const { items } = await service.get<{ items: Run[] }>(`/v1/sweeps/${id}/runs`);
  expect(items).toMatchObject([
    {
      ...{ status: 'failed', attempts: 3, crashes: 0 },
      failure: {
        code: 'reader-crashed',
        message:
          'Expected the dataset synthetic-cats to be read; its thread ended before it was done.',
      },
    },
  ]);
});

test('a worker on which every run fails takes no more runs and reports the reason, and another worker completes the runs', async () => {
  const service = await useService({ apart: 'workers', env: { LOG_LEVEL: 'fatal' } });
  const env = { ...service.env, TEST_THREADS: 'sick' };
  // Announces a second worker, because the only worker of a service does not stop taking runs.
  const store = createStore(useConnection(service), service.prefix);
  await store.announceWorker({ id: 'other', threads: 2, runIds: [] });
  const sick = await service.startWorker({ mainPath: poisonWorker, env });
  const ready = () => fetch(new URL('/readyz', sick.url));
  await waitUntil('the worker is ready', async () => (await ready()).ok);
  const space = { learningRate: 0.005, iterations: 10, seed: seeds(20) };
  const sweep = await service.submit({ space });
  const reason = await waitUntil('the worker takes no more runs', async () => {
    const response = await ready();
    return response.status === 503 && ((await response.json()) as { reason: string }).reason;
  });
  expect(reason).toMatch(/^\d runs in a row have failed on this worker/);
  expect(reason).toContain('This disk cannot be read.');
  const metrics = await (await fetch(new URL('/metrics', sick.url))).text();
  expect(metrics).toContain('\nsweepq_worker_out 1\n');
  expect((await service.readSweep(sweep.id)).counts).toMatchObject({ failed: 0, completed: 0 });

  await service.startWorker();
  const { counts } = await service.waitForSweep(sweep.id);
  expect(counts).toMatchObject({ completed: 20, failed: 0 });
  await sick.stop();
  expect(await sick.exited).toMatchObject({ code: 0 });
});

test('runs that fail on every worker have the status failed, with the reason', async () => {
  const service = await useService({ apart: 'workers', env: { LOG_LEVEL: 'fatal' } });
  const env = { ...service.env, TEST_THREADS: 'sick' };
  await Promise.all([1, 2].map(() => service.startWorker({ mainPath: poisonWorker, env })));
  const space = { learningRate: 0.005, iterations: 10, seed: seeds(30) };
  const sweep = await service.submit({ space });
  const { counts } = await service.waitForSweep(sweep.id);
  expect(counts).toMatchObject({ completed: 0, failed: 30 });
  const [trial] = await service.listTrials(sweep.id);
  expect(trial?.failure?.message).toBe('This disk cannot be read.');
});

test('runs whose jobs have data of another version, or no data, fail with the reason', async () => {
  const service = await useService({ apart: 'workers', env: { LOG_LEVEL: 'fatal' } });
  const queues = useQueues(service);
  const space = { learningRate: 0.005, iterations: [10, 20], seed: seeds(4) };
  const sweep = await service.submit({ space });
  const older = { sweepId: sweep.id, run: 1, hyperparameters: { learning_rate: 0.1 } };
  // Adds the jobs before the planner, which does not change existing jobs.
  const parent = { id: sweep.id, queue: `${service.prefix}:sweeps` };
  for (const [run, data] of [undefined, older, {}].entries()) {
    const opts = { jobId: runJobId(sweep.id, run, 0), parent, ignoreDependencyOnFailure: true };
    if (data !== undefined) await queues.runs.add('run', data as never, { ...opts, attempts: 3 });
  }
  await service.startWorker();
  const { counts } = await service.waitForSweep(sweep.id);
  expect(counts).toMatchObject({ completed: 4, failed: 4 });
  const trials = await service.listTrials(sweep.id);
  const failures = trials.flatMap(({ failure }) => failure ?? []);
  expect(failures.map(({ code }) => code)).toEqual(Array(4).fill('bad-job-data'));
});
