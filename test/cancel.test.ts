// Cancels of sweeps that are planned or wait, and a cancel whose api dies.
import { createStore } from '@sweepq/store';
import { expect, test } from 'vitest';
import { useConnection, useQueues } from './support/queues.ts';
import { useService } from './support/service.ts';
import { cancel, long, seeds, waitForNothingLeft } from './support/steering.ts';
import { waitUntil } from './support/wait.ts';

test('a cancel stops the planning of its sweep', async () => {
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

test('a queued sweep can be cancelled without a worker, and a worker that starts later does not train it', async () => {
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

test('a second cancel gets the same sweep with 200, a cancel of a completed sweep gets 409, and a cancel of an unknown sweep gets 404', async () => {
  const service = await useService();
  const cancelled = await service.submit({ space: long });
  const first = await cancel(service, cancelled.id);
  expect(first.status).toBe(202);
  expect(await cancel(service, cancelled.id)).toEqual({ ...first, status: 200 });

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

test('a cancelled sweep leaves the queue although the api died before it added the job that removes the runs', async () => {
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
