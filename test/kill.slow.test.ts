// Workers that are killed or stopped while they train or plan.

import type { Run, Trial } from '@sweepq/client';
import { createQueues } from '@sweepq/queue';
import { connectWorker, disconnect } from '@sweepq/redis';
import { expect, onTestFinished, test } from 'vitest';
import { useService } from './support/service.ts';
import { waitUntil } from './support/wait.ts';

type Service = Awaited<ReturnType<typeof useService>>;

/** Runs of several seconds, also with a fast engine. */
const grid = { space: { learningRate: [0.001, 0.005], iterations: [2000, 300_000] } };

test('after the only worker of a sweep was killed, another worker completes the sweep, with each trial once', async () => {
  const service = await useService({ apart: 'workers' });
  const first = await service.startWorker();
  const sweep = await service.submit(grid);
  await waitUntil('a trial is completed, and its run still trains', async () => {
    const runs = await listRuns(service, sweep.id);
    const { counts } = await service.readSweep(sweep.id);
    return (
      counts.completed > 0 &&
      runs.some(({ status, iteration }) => status === 'running' && iteration > 2000)
    );
  });
  first.kill('SIGKILL');
  await first.exited;
  const before = await completedTrials(service, sweep.id);

  await service.startWorker();
  const ended = await service.waitForSweep(sweep.id);
  expect(ended.counts).toMatchObject({ total: 4, completed: 4, failed: 0, queued: 0, running: 0 });
  const after = await completedTrials(service, sweep.id);
  // Trials that were committed before the kill keep their records.
  expect(after).toEqual(expect.arrayContaining(before));
  expect(new Set(after.map(({ id }) => id)).size).toBe(4);
  expect((await listRuns(service, sweep.id)).some(({ attempts }) => attempts > 1)).toBe(true);
  expect(await models(service, sweep.id)).toEqual(await undisturbed(service));
});

test('a stopped worker returns its runs to the queue, and this uses no attempt of the runs', async () => {
  const service = await useService({ apart: 'workers' });
  const queues = useQueues(service);
  const first = await service.startWorker();
  const sweep = await service.submit({ space: { learningRate: 0.005, iterations: 1_000_000 } });
  const [run] = await waitUntil('the run is training', async () => {
    const runs = await listRuns(service, sweep.id);
    return runs[0]?.status === 'running' && runs[0].iteration > 0 && runs;
  });
  await first.stop();
  expect(await first.exited).toMatchObject({ code: 0 });
  const job = await queues.runs.getJob(run?.id ?? '');
  expect(await job?.getState()).toBe('prioritized');
  expect(job?.attemptsMade).toBe(0);
  expect((await service.readSweep(sweep.id)).counts).toMatchObject({ queued: 1, running: 0 });
});

test('another worker continues the planning after the planner was killed, and adds no run twice', async () => {
  const service = await useService({ apart: 'workers' });
  const queues = useQueues(service);
  const first = await service.startWorker({ threads: 1 });
  const seed = Array.from({ length: 2_000 }, (_, index) => index);
  const sweep = await service.submit({ space: { learningRate: 0.005, iterations: 1, seed } });
  await waitUntil(
    'some runs are in the queue',
    async () => {
      const { waiting = 0, active = 0 } = await queues.runs.getJobCounts('waiting', 'active');
      return waiting + active > 0;
    },
    { everyMs: 1 },
  );
  first.kill('SIGKILL');
  await first.exited;
  const job = await queues.sweeps.getJob(sweep.id);
  expect(job?.data.step).toBe('plan');

  await service.startWorker();
  const ended = await service.waitForSweep(sweep.id);
  expect(ended.counts).toMatchObject({ total: 2_000, completed: 2_000, failed: 0 });
  const trials = await service.listTrials(sweep.id);
  expect(new Set(trials.map(({ params }) => params.seed)).size).toBe(2_000);
  // There must be one job per run. The counts do not show a second job, because it would find its run ended.
  expect(await queues.runs.getCompletedCount()).toBe(2_000);
}, 120_000);

const listRuns = async (service: Service, id: string) =>
  (await service.get<{ items: Run[] }>(`/v1/sweeps/${id}/runs`)).items;

const completedTrials = async (service: Service, id: string): Promise<Trial[]> =>
  (await service.listTrials(id)).filter(({ status }) => status === 'completed');

/** The hash of every trial's model, by its hyperparameters. */
async function models(service: Service, id: string) {
  const trials = await service.listTrials(id);
  return Object.fromEntries(
    trials.map(({ params, modelDigest }) => [JSON.stringify(params), modelDigest]),
  );
}

async function undisturbed(service: Service) {
  const sweep = await service.submit({ ...grid, reuse: false });
  await service.waitForSweep(sweep.id);
  return models(service, sweep.id);
}

function useQueues({ redisUrl, prefix }: Service) {
  const onError = () => undefined;
  const connection = connectWorker({ url: redisUrl, name: 'test', onError });
  const queues = createQueues({ connection, prefix, onError });
  onTestFinished(async () => {
    await queues.close();
    await disconnect(connection);
  });
  return queues;
}
