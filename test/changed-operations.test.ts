// Operations that another version, another program or a loss of Redis has changed.
import { collect } from '@sweepq/client';
import { createStore } from '@sweepq/store';
import { expect, test } from 'vitest';
import { waitUntilRemoved } from './support/deleting.ts';
import { shareEnded, useWorker } from './support/ended.ts';
import { readProblem } from './support/problem.ts';
import { useConnection, useQueues } from './support/queues.ts';
import { useService } from './support/service.ts';
import { takeSnapshot } from './support/snapshot.ts';
import { post } from './support/steering.ts';

const takeEnded = shareEnded(3);

test('if Redis loses a deletion, its operation is lost too, and the sweep is whole; if it loses the removal, a worker removes the data again', async () => {
  const { service, id } = takeEnded();
  const redis = useConnection(service);
  const before = await service.readSweep(id);
  const trials = await service.listTrials(id);

  const beforeDeletion = await takeSnapshot(redis, service.prefix);
  const lost = await service.client.delete(id);
  await beforeDeletion.restore();
  expect(await service.readSweep(id)).toEqual(before);
  expect(await service.listTrials(id)).toEqual(trials);
  await expect(service.client.readOperation(lost.id)).rejects.toMatchObject({ status: 404 });

  const operation = await service.client.delete(id);
  const beforeRemoval = await takeSnapshot(redis, service.prefix);
  const worker = await useWorker(service);
  const ended = await service.client.waitForOperation(operation.id);
  expect(ended.status).toBe('completed');
  await worker.stop();
  await beforeRemoval.restore();
  expect(await service.client.readOperation(operation.id)).toMatchObject({ status: 'queued' });
  await useWorker(service);
  const again = await service.client.waitForOperation(operation.id);
  expect(again.result).toEqual(ended.result);
  await waitUntilRemoved(service, id);
});

test('upkeep ends an operation whose sweep another program has removed', async () => {
  const { service, id } = takeEnded();
  const redis = useConnection(service);
  const operation = await service.client.delete(id);
  await useQueues(service).upkeep.obliterate({ force: true });
  // A worker of an earlier version removes the record without the operation.
  await redis.unlink(`${service.prefix}:store:sweep:${id}`);
  await redis.srem(`${service.prefix}:store:deleted`, id);
  await useWorker(service);
  expect(await service.client.waitForOperation(operation.id)).toMatchObject({
    ...{ status: 'completed', result: null },
  });
});

test('a deletion without an operation, as version 0.1 and retention make it, is removed', async () => {
  const { service, id } = takeEnded();
  const store = createStore(useConnection(service), service.prefix);
  expect((await store.deleteSweep(id)).state).toBe('deleted');
  const ofSweep = { filter: `target.sweepId = ${id}` };
  expect(await collect(service.client.listOperations(ofSweep))).toEqual([]);
  await useWorker(service);
  await useQueues(service).upkeep.add('tidy', { step: 'tidy' });
  await waitUntilRemoved(service, id);
});

test('an operation whose type only a later version knows is listed, and cannot be cancelled (409)', async () => {
  const service = await useService();
  const redis = useConnection(service);
  const id = 'op_01m8ncsvhewj99k5t5d00cnt99';
  const key = `${service.prefix}:store:operation`;
  const record = {
    type: 'dataset.shrink',
    status: 'queued',
    createdAt: '2026-11-30T04:53:23.118Z',
  };
  await redis.hset(`${key}:${id}`, record);
  await redis.zadd(`${key}s`, '+inf', id);
  expect(await collect(service.client.listOperations({}))).toMatchObject([
    { id, type: 'dataset.shrink', cancellable: false },
  ]);
  expect(await readProblem(await post(service, `/v1/operations/${id}/cancel`))).toMatchObject({
    ...{ status: 409, code: 'operation-not-cancellable' },
    detail:
      'Expected an operation of a type that this version of the api knows, got `dataset.shrink`.',
  });
});
