// Deletions whose worker or api dies before the data is removed.
import { createOperationId } from '@sweepq/contract';
import { createStore } from '@sweepq/store';
import { expect, test } from 'vitest';
import { remove, waitUntilRemoved } from './support/deleting.ts';
import { useConnection, useQueues } from './support/queues.ts';
import { useService } from './support/service.ts';
import { long, type Service, seeds, short, steer } from './support/steering.ts';
import { waitUntil } from './support/wait.ts';

test('another worker completes a deletion and its operation after the first worker is killed', async () => {
  const service = await useService({ apart: 'workers' });
  const queues = useQueues(service);
  const redis = useConnection(service);
  const id = await leaveQueued(service, 5_000);
  const { id: operationId } = await service.client.delete(id);
  const second = await service.startWorker({ threads: 1 });
  const isBegun = async () => (await queues.runs.getPrioritizedCount()) < 4_900;
  await waitUntil('some runs of the sweep have left the queue', isBegun, { everyMs: 1 });
  second.kill('SIGKILL');
  await second.exited;
  expect(await queues.runs.getPrioritizedCount()).toBeGreaterThan(0);
  expect(await queues.upkeep.getActiveCount()).toBe(1);
  expect(await redis.exists(`${service.prefix}:store:sweep:${id}`)).toBe(1);
  const { status, progress } = await service.client.readOperation(operationId);
  expect([status, progress?.total]).toEqual(['running', 10_006]);

  await service.startWorker({ threads: 1 });
  await waitUntilRemoved(service, id);
  expect(await queues.runs.getPrioritizedCount()).toBe(0);
  expect(await service.client.readOperation(operationId)).toMatchObject({
    ...{ status: 'completed', result: { trials: 5_000, models: 0 } },
  });
});

test('if the api dies after it marked a sweep as deleted, the next upkeep removes the sweep', async () => {
  const service = await useService({ apart: 'workers' });
  const queues = useQueues(service);
  const store = createStore(useConnection(service), service.prefix);
  await service.startWorker();
  const { id } = await service.submit({ space: short });
  await service.waitForSweep(id);
  await waitUntil('the first upkeep is done', async () => {
    return (await queues.upkeep.getCompletedCount()) >= 1;
  });
  const operation = { id: createOperationId(Date.now()), createdAt: new Date().toISOString() };
  expect((await store.deleteSweep(id, { operation })).state).toBe('deleted');
  const [next] = await queues.upkeep.getDelayed();
  await next?.promote();
  await waitUntilRemoved(service, id);
  expect((await service.client.readOperation(operation.id)).status).toBe('completed');
});

test('the job of a late extension of a deleted sweep is removed', async () => {
  const service = await useService({ apart: 'workers' });
  const queues = useQueues(service);
  const first = await service.startWorker();
  const sweep = await service.submit({ space: short });
  await service.waitForSweep(sweep.id);
  const job = await queues.sweeps.getJob(sweep.id);
  const data = { ...job?.data, step: 'extend', generation: 1, extension: { iterations: 40 } };
  await remove(service, sweep.id);
  await waitUntilRemoved(service, sweep.id);
  await first.stop();
  // Adds the job of an extension, as an api does that has read the sweep before the deletion.
  await queues.sweeps.add('late', data as never, { jobId: `${sweep.id}-g1` });
  await service.startWorker();
  await waitUntilRemoved(service, sweep.id);
  expect(await service.get('/v1/sweeps?filter=archived = true OR archived = false')).toMatchObject({
    items: [],
  });
});

/** A cancelled sweep whose runs are all still in the queue, because no worker has removed them. */
async function leaveQueued(service: Service, runs: number): Promise<string> {
  const queues = useQueues(service);
  const worker = await service.startWorker({ threads: 1 });
  const { id } = await service.submit({ space: { ...long, seed: seeds(runs) } });
  await waitUntil('the runs are in the queue', async () => {
    return (await queues.sweeps.getWaitingChildrenCount()) === 1;
  });
  await worker.stop();
  expect((await steer(service, id, 'cancel')).status).toBe(202);
  await waitUntil('the job that removes the runs from the queue is removed', async () => {
    return (await queues.sweeps.remove(`${id}-clear`)) === 1;
  });
  return id;
}
