// Deletions of sweeps with all their data.
import { randomUUID } from 'node:crypto';
import type { Run, Sweep } from '@sweepq/client';
import { expect, test } from 'vitest';
import { readStatus, remove, waitUntilRemoved } from './support/deleting.ts';
import { readProblem } from './support/problem.ts';
import { useConnection, useQueues } from './support/queues.ts';
import { listDeliveries, useReceiver } from './support/receiver.ts';
import { useService } from './support/service.ts';
import { long, post, type Service, seeds, short, steer } from './support/steering.ts';
import { waitUntil } from './support/wait.ts';

const grid = { learningRate: [0.001, 0.002], iterations: [10, 20] };

test('after a deletion every request for the sweep gets 404 immediately, and later no key in Redis contains its id', async () => {
  const service = await useService();
  const worker = await service.startWorker();
  const sweep = await service.submit({ space: { ...grid, l2: [0, 0.1] }, tags: ['old'] });
  const extension = { iterations: 30 };
  await service.waitForSweep(sweep.id);
  expect((await steer(service, sweep.id, 'extend', extension)).status).toBe(202);
  await service.waitForSweep(sweep.id);
  await worker.stop();

  expect((await remove(service, sweep.id)).status).toBe(202);
  // No worker runs, so no key has been removed yet.
  for (const path of [
    `/v1/sweeps/${sweep.id}`,
    ...['trials', 'trials.csv', 'runs', 'cost-curves', 'events'].map(
      (what) => `/v1/sweeps/${sweep.id}/${what}`,
    ),
    `/v1/trials/${sweep.id}-t0`,
    `/v1/trials/${sweep.id}-t0/model.json`,
    `/v1/trials/${sweep.id}-t0/cost-curve`,
  ]) {
    expect([path, await readStatus(service, path)]).toEqual([path, 404]);
  }
  for (const [verb, body] of [
    ['cancel'],
    ['pause'],
    ['resume'],
    ['retry', { status: 'failed' }],
    ['extend', extension],
  ] as const) {
    expect([verb, (await steer(service, sweep.id, verb, body)).status]).toEqual([verb, 404]);
  }
  expect(await service.get('/v1/sweeps?filter=archived = true OR archived = false')).toMatchObject({
    items: [],
    nextCursor: null,
  });
  await expect(service.client.edit(sweep.id, { priority: 'high' })).rejects.toMatchObject({
    status: 404,
  });
  expect((await remove(service, sweep.id)).status).toBe(404);

  await service.startWorker();
  await waitUntilRemoved(service, sweep.id);
});

test('deletes the undelivered webhook messages of a sweep with it', async () => {
  const receiver = await useReceiver((response) => void response.writeHead(503).end());
  const service = await useService({ env: receiver.env });
  await service.startWorker();
  const webhooks = [{ url: receiver.url, events: ['sweep.ended' as const] }];
  const { id } = await service.submit({ space: short, webhooks });
  await service.waitForSweep(id);
  const queues = useQueues(service);
  await waitUntil('a retry of the message is scheduled', async () => {
    const [delivery] = await listDeliveries(service, id);
    return delivery?.attempts.length && (await queues.webhooks.getDelayedCount()) === 1;
  });
  expect((await remove(service, id)).status).toBe(202);
  expect(await readStatus(service, `/v1/sweeps/${id}/deliveries`)).toBe(404);
  await waitUntilRemoved(service, id);
  expect(await queues.webhooks.getDelayedCount()).toBe(0);
});

test('refuses to delete a sweep that has not ended', async () => {
  const service = await useService();
  const { id } = await service.submit({ space: short });
  const problem = await readProblem(await remove(service, id));
  expect(problem).toMatchObject({ status: 409, type: 'urn:sweepq:problem:sweep-open' });
  expect(problem.detail).toContain('queued');
  await steer(service, id, 'pause');
  expect((await remove(service, id)).status).toBe(409);
  expect(await service.readSweep(id)).toMatchObject({ status: 'paused' });
  expect((await remove(service, 'swp_00000000000000000000000000')).status).toBe(404);
});

test('deletes a cancelled sweep while other workers still plan and train it', async () => {
  const service = await useService();
  const queues = useQueues(service);
  await service.startWorker({ threads: 1 });
  await service.startWorker({ threads: 1 });
  const sweep = await service.submit({
    space: { ...long, iterations: [10, 1_000_000], seed: seeds(600) },
  });
  await waitUntil('both workers train, and some trials are completed', async () => {
    const { counts } = await service.readSweep(sweep.id);
    return (
      counts.running >= 1 && counts.completed >= 2 && (await queues.runs.getActiveCount()) >= 2
    );
  });
  expect((await steer(service, sweep.id, 'cancel')).status).toBe(202);
  expect((await remove(service, sweep.id)).status).toBe(202);
  await waitUntilRemoved(service, sweep.id);
  // The workers still accept other work.
  const next = await service.submit({ space: short });
  expect((await service.waitForSweep(next.id)).status).toBe('completed');
  await waitUntilRemoved(service, sweep.id);
});

test('a deletion keeps results that another sweep has reused, and keeps them in the cache', async () => {
  const service = await useService();
  const redis = useConnection(service);
  await service.startWorker();
  const [first, second] = [await train(service, grid), await train(service, grid)];
  expect(second.trials.map(({ source }) => source)).toEqual(Array(4).fill('reused'));
  await remove(service, first.id);
  await waitUntilRemoved(service, first.id);
  expect(await readAllOf(service, second.id)).toEqual(second);
  const cached = await redis.keys(`${service.prefix}:store:known:*`);
  expect(cached).toHaveLength(2);
  // The second sweep keeps the results in the cache. It has no checkpoints, because it trained nothing.
  const third = await train(service, { ...grid, iterations: [10, 20, 40] });
  expect(third.trials.filter(({ source }) => source === 'reused')).toHaveLength(4);
  await remove(service, third.id);
  await waitUntilRemoved(service, third.id);
  await remove(service, second.id);
  await waitUntilRemoved(service, second.id);
  expect(await redis.keys(`${service.prefix}:store:known:*`)).toEqual([]);
  expect((await train(service, grid)).trials.map(({ source }) => source)).toEqual(
    Array(4).fill('trained'),
  );
});

test('a deletion removes the idempotency key of the sweep, so that the key can create a new sweep', async () => {
  const service = await useService();
  await service.startWorker();
  const key = randomUUID();
  const submit = async (name = 'once') => {
    const response = await fetch(new URL('/v1/sweeps', service.api.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify({ name, dataset: 'synthetic-cats', space: short }),
    });
    return { status: response.status, answer: (await response.json()) as Sweep & { type: string } };
  };
  const { answer: first } = await submit();
  await service.waitForSweep(first.id);
  await remove(service, first.id);
  await waitUntilRemoved(service, first.id);
  const { status, answer: second } = await submit('another');
  expect(status).toBe(202);
  expect(second.id).not.toBe(first.id);
  expect((await submit('another')).answer.id).toBe(second.id);
  expect(await service.get('/v1/sweeps')).toMatchObject({ items: [{ id: second.id }] });
});

async function train(service: Service, space: Record<string, unknown>) {
  const response = await post(service, '/v1/sweeps', { dataset: 'synthetic-cats', space });
  const { id } = await service.waitForSweep(((await response.json()) as Sweep).id);
  return readAllOf(service, id);
}

/** All answers about a sweep. */
async function readAllOf(service: Service, id: string) {
  const trials = await service.listTrials(id);
  return {
    id,
    sweep: await service.readSweep(id),
    trials,
    runs: (await service.get<{ items: Run[] }>(`/v1/sweeps/${id}/runs`)).items,
    curves: await Promise.all(
      trials.map((trial) => service.get(`/v1/trials/${trial.id}/cost-curve`)),
    ),
    weights: await Promise.all(
      trials.map((trial) => service.get(`/v1/trials/${trial.id}/model.json`)),
    ),
  };
}
