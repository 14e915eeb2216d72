// Sweeps that are called off: while they are planned, waiting, and while processes die.
import { createStore } from '@sweepq/store';
import { expect, test } from 'vitest';
import { useConnection, useQueues } from './support/queues.ts';
import { useService } from './support/service.ts';
import { cancel, long, seeds, waitForNothingLeft } from './support/steering.ts';
import { waitUntil } from './support/wait.ts';

test('a sweep that is being planned is planned no further', async () => {
  const service = await useService();
  const queues = useQueues(service);
  await service.startWorker({ threads: 1 });
  const space = { ...long, learningRate: seeds(100).map((k) => 0.001 + k / 1e6), seed: seeds(200) };
  const sweep = await service.submit({ space });
  const isPlanning = async () => (await queues.runs.getPrioritizedCount()) > 0;
  await waitUntil('some runs are in the queue', isPlanning, { everyMs: 1 });
  expect((await queues.sweeps.getJob(sweep.id))?.data.step).toBe('plan');
  const { answer } = await cancel(service, sweep.id);
  expect(answer.counts).toMatchObject({ total: 20_000, cancelled: 20_000 });
  await waitForNothingLeft(queues, sweep.id);
  expect(await service.readSweep(sweep.id)).toEqual(answer);
}, 120_000);

test('a sweep that nobody has begun is cancelled without a worker, and none begins it', async () => {
  const service = await useService();
  const queues = useQueues(service);
  const sweep = await service.submit({ space: { ...long, seed: seeds(3) } });
  const { status, answer } = await cancel(service, sweep.id);
  expect([status, answer.counts.cancelled]).toEqual([202, 3]);
  await service.startWorker();
  await waitForNothingLeft(queues, sweep.id);
  expect(await queues.runs.getJobCounts()).toMatchObject({ failed: 0, completed: 0 });
  expect(await service.readSweep(sweep.id)).toEqual(answer);
});

test('cancelling again answers the same; a sweep that ended otherwise is refused, an unknown one not found', async () => {
  const service = await useService();
  const cancelled = await service.submit({ space: long });
  const first = await cancel(service, cancelled.id);
  expect(await cancel(service, cancelled.id)).toEqual(first);

  await service.startWorker();
  const completed = await service.submit({ space: { ...long, iterations: 10 } });
  const ended = await service.waitForSweep(completed.id);
  const refused = await cancel(service, completed.id);
  expect(refused).toMatchObject({
    status: 409,
    answer: {
      type: 'urn:sweepq:problem:sweep-ended',
      detail: expect.stringContaining('got one that is completed'),
    },
  });
  expect(await service.readSweep(completed.id)).toEqual(ended);
  expect((await cancel(service, 'swp_01arz3ndektsv4rrffq69g5fav')).status).toBe(404);
});

test('a worker that is killed around the cancel leaves nothing running and nothing waiting', async () => {
  const killed = async (when: 'before' | 'while' | 'after') => {
    const service = await useService({ apart: 'workers' });
    const queues = useQueues(service);
    const first = await service.startWorker({ threads: 1 });
    await service.startWorker({ threads: 1 });
    const sweep = await service.submit({ space: { ...long, seed: seeds(40) } });
    await waitUntil('runs are training', async () => {
      const { counts } = await service.readSweep(sweep.id);
      return counts.running === 2;
    });
    if (when === 'before') first.kill('SIGKILL');
    const cancelling = cancel(service, sweep.id);
    if (when === 'while') first.kill('SIGKILL');
    const { answer } = await cancelling;
    if (when === 'after') first.kill('SIGKILL');
    expect(answer.counts).toMatchObject({ total: 40, queued: 0, running: 0, failed: 0 });
    await waitForNothingLeft(queues, sweep.id);
    expect(await service.readSweep(sweep.id)).toEqual(answer);
    const { completed, cancelled } = answer.counts;
    expect(completed + cancelled).toBe(40);
    const trials = await service.listTrials(sweep.id);
    const cut = trials.filter(({ status }) => status === 'cancelled');
    expect(cut).toHaveLength(cancelled);
    // What a run had come to is kept whole, or not at all.
    for (const { id, metrics, modelSha256, stoppedAt } of cut) {
      const isKept = metrics !== null;
      expect([modelSha256 !== null, stoppedAt !== null]).toEqual([isKept, isKept]);
      const { status } = await fetch(new URL(`/v1/trials/${id}/weights`, service.api.url));
      expect(status).toBe(isKept ? 200 : 404);
    }
  };
  await Promise.all([killed('before'), killed('while'), killed('after')]);
});

test('a sweep ends also if the api died before it asked for the queue to be emptied', async () => {
  const service = await useService();
  const queues = useQueues(service);
  const redis = useConnection(service);
  await service.startWorker();
  const sweep = await service.submit({ space: { ...long, seed: seeds(500) } });
  await waitUntil('runs are training', async () => {
    const { counts } = await service.readSweep(sweep.id);
    return counts.running === 2;
  });
  await createStore(redis, service.prefix).cancelSweep(sweep.id, new Date().toISOString());
  await waitForNothingLeft(queues, sweep.id);
  expect(await service.readSweep(sweep.id)).toMatchObject({
    status: 'cancelled',
    counts: { total: 500, cancelled: 500 },
  });
});
