// Operations: their answers, the list, and the cancel of a deletion.
import { collect, type Operation } from '@sweepq/client';
import { eventView } from '@sweepq/contract';
import { allSweeps, createStore } from '@sweepq/store';
import { expect, test } from 'vitest';
import { runCli } from './support/cli.ts';
import { remove, waitUntilRemoved } from './support/deleting.ts';
import { openEvents } from './support/events.ts';
import { readProblem } from './support/problem.ts';
import { useConnection, useQueues } from './support/queues.ts';
import { useService } from './support/service.ts';
import { takeSnapshot } from './support/snapshot.ts';
import { post, type Service, short } from './support/steering.ts';
import { asHolder, predictor, reader, tokensOfAllScopes, writer } from './support/tokens.ts';
import { waitUntil } from './support/wait.ts';

/** A service without a worker, and sweeps that have ended. */
async function useEnded(count = 1, options: Parameters<typeof useService>[0] = {}) {
  const service = await useService(options);
  const worker = await service.startWorker();
  const ids: string[] = [];
  for (let k = 0; k < count; k++) {
    const { id } = await service.submit({ space: { ...short, seed: [k, k + 100] } });
    await service.waitForSweep(id);
    ids.push(id);
  }
  await worker.stop();
  const [id = ''] = ids;
  return { service, ids, id };
}

const cancel = (service: Service, id: string) => post(service, `/v1/operations/${id}/cancel`);

test('a deletion is answered with its operation, which ends with the numbers of what was removed', async () => {
  const { service, id } = await useEnded();
  const preview = await service.client.dryRunDelete(id);
  const lastEventId = await createStore(useConnection(service), service.prefix).readMoment(
    allSweeps,
  );
  const response = await remove(service, id);
  const operation = (await response.json()) as Operation;
  expect([response.status, response.headers.get('location')]).toEqual([
    202,
    `/v1/operations/${operation.id}`,
  ]);
  expect(operation).toEqual({
    id: expect.stringMatching(/^op_[0-9a-z]{26}$/),
    ...{ type: 'sweep.delete', status: 'queued', target: { sweepId: id } },
    ...{ progress: null, result: null, error: null },
    ...{ createdAt: expect.any(String), startedAt: null, finishedAt: null, cancellable: true },
  });
  expect(await service.client.readOperation(operation.id)).toEqual(operation);
  await service.startWorker();
  const all = await openEvents(`${service.api.url}/v1/events`, { lastEventId });
  const states: string[] = [];
  const ended = await service.client.waitForOperation(operation.id, {
    onState: ({ status }) => void states.push(status),
  });
  const { sweepId: _, ...counts } = preview;
  expect(counts).toEqual({ trials: 4, models: 4, costCurves: 2, deliveries: 0 });
  expect(ended).toMatchObject({ status: 'completed', result: counts, cancellable: false });
  const { done = 0, total = 1 } = ended.progress ?? {};
  expect(done).toBe(total);
  expect(Date.parse(ended.finishedAt ?? '')).toBeGreaterThanOrEqual(
    Date.parse(ended.startedAt ?? ''),
  );
  expect(states.at(-1)).toBe('completed');
  await waitUntilRemoved(service, id);
  const again = await openEvents(`${service.api.url}/v1/events`, { lastEventId });
  const ofOperation = { operationId: operation.id, operationType: 'sweep.delete', sweepId: id };
  // The other events of the sweep were removed with it. Readers get no gap.
  for (const { waitFor, events } of [all, again]) {
    await waitFor('the end', ({ data }) => data.status === 'completed');
    expect(events.map((event) => eventView.parse(event))).toMatchObject([
      { type: 'sweep.deleted', data: { sweepId: id } },
      ...['queued', 'running', 'completed'].map((status) => ({
        ...{ type: 'operation.updated', data: { ...ofOperation, status } },
      })),
    ]);
  }
});

test('Location names a path below SWEEPQ_BASE_PATH', async () => {
  const { service, id } = await useEnded(1, { env: { SWEEPQ_BASE_PATH: '/base' } });
  const response = await remove(service, id);
  const { id: operationId } = (await response.json()) as Operation;
  expect(response.headers.get('location')).toBe(`/base/v1/operations/${operationId}`);
});

test('a cancel before a worker begins restores the sweep, and a later deletion removes it', async () => {
  const { service, id } = await useEnded();
  await service.client.edit(id, { archived: true });
  const before = await service.readSweep(id);
  const trials = await service.listTrials(id);
  const { id: operationId } = await service.client.delete(id);
  const response = await cancel(service, operationId);
  expect([response.status, await response.json()]).toMatchObject([
    200,
    { status: 'cancelled', cancellable: false, finishedAt: expect.any(String) },
  ]);
  expect(await service.readSweep(id)).toEqual(before);
  expect(await service.listTrials(id)).toEqual(trials);
  expect((await cancel(service, operationId)).status).toBe(200);

  await service.startWorker();
  const queues = useQueues(service);
  await waitUntil('the job of the cancelled deletion has ended', async () => {
    const counts = await queues.upkeep.getJobCounts('wait', 'prioritized', 'active', 'delayed');
    return counts.wait === 0 && counts.prioritized === 0 && counts.active === 0;
  });
  expect(await service.readSweep(id)).toEqual(before);
  // The sweep can be extended, as before its deletion.
  await service.client.extend(id, { iterations: 30 });
  expect((await service.waitForSweep(id)).counts).toMatchObject({ total: 6, completed: 6 });
  const second = await service.client.delete(id);
  expect(await service.client.waitForOperation(second.id)).toMatchObject({
    ...{ status: 'completed', result: { trials: 6 } },
  });
  expect(await readProblem(await cancel(service, second.id))).toMatchObject({
    ...{ status: 409, code: 'operation-not-cancellable' },
    detail: expect.stringContaining('completed'),
  });
  await waitUntilRemoved(service, id);
});

test('lists operations with sort, filter, limit and cursor, and answers 404 for an unknown one', async () => {
  const { service, ids } = await useEnded(3);
  const { client } = service;
  const made: string[] = [];
  for (const id of ids) made.push((await client.delete(id)).id);
  const [first = '', second = '', third = ''] = made;
  await client.cancelOperation(second);
  const list = async (query: object) =>
    (await collect(client.listOperations(query))).map(({ id }) => id);
  expect(await list({})).toEqual([third, second, first]);
  expect(await list({ sort: 'createdAt' })).toEqual(made);
  expect(await list({ filter: 'status = queued' })).toEqual([third, first]);
  expect(await list({ filter: `target.sweepId = ${ids[1]}` })).toEqual([second]);
  expect(await list({ filter: 'type = sweep.delete AND finishedAt = null' })).toEqual([
    third,
    first,
  ]);
  expect(await list({ sort: '-finishedAt' })).toEqual([second, third, first]);
  for (const query of ['limit=2', 'limit=2&sort=finishedAt']) {
    const response = await fetch(`${service.api.url}/v1/operations?${query}`);
    const { items, nextCursor } = (await response.json()) as {
      items: Operation[];
      nextCursor: string;
    };
    expect(items).toHaveLength(2);
    expect(response.headers.get('link')).toContain(`cursor=${nextCursor}`);
    const rest = await service.get<{ items: Operation[]; nextCursor: null }>(
      `/v1/operations?${query}&cursor=${nextCursor}`,
    );
    expect(new Set([...items, ...rest.items].map(({ id }) => id))).toEqual(new Set(made));
    expect(rest.nextCursor).toBeNull();
  }
  for (const id of ['op_00000000000000000000000000', 'other', 'op_']) {
    const response = await fetch(`${service.api.url}/v1/operations/${id}`);
    expect(await readProblem(response)).toMatchObject({ status: 404, code: 'not-found' });
    expect((await cancel(service, id)).status).toBe(404);
  }
});

test('a cancel needs the scope of the operation, and every reader may read it', async () => {
  const { service, id } = await useEnded();
  const { id: operationId } = await service.client.delete(id);
  const api = await useService({
    ...{ prefix: service.prefix, env: { SWEEPQ_TOKENS: tokensOfAllScopes } },
  });
  const ask = (secret: string, path: string, method: string) =>
    fetch(`${api.api.url}${path}`, { method, headers: asHolder(secret) });
  const path = `/v1/operations/${operationId}`;
  expect((await ask(reader, path, 'GET')).status).toBe(200);
  expect((await ask(predictor, `${path}/cancel`, 'POST')).status).toBe(403);
  expect((await ask(writer, `${path}/cancel`, 'POST')).status).toBe(200);
});

test('an operation whose type only a later version knows is listed, and cannot be cancelled (409)', async () => {
  const service = await useService();
  const redis = useConnection(service);
  const id = 'op_01m8ncsvhewj99k5t5d00cnt99';
  const key = `${service.prefix}:store:operation`;
  const record = {
    type: 'dataset.import',
    status: 'queued',
    createdAt: '2026-11-30T04:53:23.118Z',
  };
  await redis.hset(`${key}:${id}`, record);
  await redis.zadd(`${key}s`, '+inf', id);
  expect(await collect(service.client.listOperations({}))).toMatchObject([
    { id, type: 'dataset.import', cancellable: false },
  ]);
  expect(await readProblem(await cancel(service, id))).toMatchObject({
    ...{ status: 409, code: 'operation-not-cancellable' },
    detail:
      'Expected an operation of a type that this version of the api knows, got `dataset.import`.',
  });
});

test('if Redis loses a deletion, its operation is lost too, and the sweep is whole; if it loses the removal, a worker removes the data again', async () => {
  const { service, id } = await useEnded();
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
  const worker = await service.startWorker();
  const ended = await service.client.waitForOperation(operation.id);
  expect(ended.status).toBe('completed');
  await worker.stop();
  await beforeRemoval.restore();
  expect(await service.client.readOperation(operation.id)).toMatchObject({ status: 'queued' });
  await service.startWorker();
  const again = await service.client.waitForOperation(operation.id);
  expect(again.result).toEqual(ended.result);
  await waitUntilRemoved(service, id);
});

test('upkeep ends an operation whose sweep another program has removed', async () => {
  const { service, id } = await useEnded();
  const redis = useConnection(service);
  const operation = await service.client.delete(id);
  await useQueues(service).upkeep.obliterate({ force: true });
  // A worker of an earlier version removes the record without the operation.
  await redis.unlink(`${service.prefix}:store:sweep:${id}`);
  await redis.srem(`${service.prefix}:store:deleted`, id);
  await service.startWorker();
  expect(await service.client.waitForOperation(operation.id)).toMatchObject({
    ...{ status: 'completed', result: null },
  });
});

test('a deletion without an operation, as version 0.1 and retention make it, is removed', async () => {
  const { service, id } = await useEnded();
  const store = createStore(useConnection(service), service.prefix);
  expect((await store.deleteSweep(id)).state).toBe('deleted');
  expect(await collect(service.client.listOperations())).toEqual([]);
  await service.startWorker();
  await useQueues(service).upkeep.add('tidy', { step: 'tidy' });
  await waitUntilRemoved(service, id);
});

test('the metrics count open operations and those that ended', async () => {
  const { service, ids } = await useEnded(2);
  for (const id of ids) await service.client.delete(id);
  const read = async (url: string) => (await fetch(new URL('/metrics', url))).text();
  expect(await read(service.api.url)).toContain('\nsweepq_operations_open 2\n');
  const worker = await service.startWorker();
  await waitUntil('both operations have ended', async () =>
    (await read(service.api.url)).includes('\nsweepq_operations_open 0\n'),
  );
  const metric = 'sweepq_operations_total{type="sweep.delete",status="completed"} 2\n';
  await waitUntil('the worker has counted them', async () =>
    (await read(worker.url)).includes(metric),
  );
});

test('`sweepq operation` lists, shows, cancels and awaits operations, and `rm` waits for them', async () => {
  const { service, ids } = await useEnded(3);
  const [one = '', two = '', three = ''] = ids;
  const run = (...args: string[]) => runCli(service, args);
  const begun = await run('rm', '--yes', '--no-wait', one, two);
  const [first = '', second = ''] = begun.stdout.trim().split('\n');
  expect([begun.code, first]).toEqual([0, expect.stringMatching(/^op_/)]);
  expect((await run('operation', 'ls', '-o', 'name')).stdout.trim().split('\n').toSorted()).toEqual(
    [first, second].toSorted(),
  );
  const table = (await run('operation', 'ls', '--filter', 'status = queued')).stdout;
  expect(table).toMatch(new RegExp(`^${first} +sweep\\.delete +queued .*${one}`, 'm'));
  expect((await run('operation', 'cancel', first)).stdout).toMatch(/^status +cancelled$/m);
  expect((await run('operation', 'wait', first)).code).toBe(1);
  expect(await run('operation', 'show', 'op_0')).toMatchObject({ code: 3 });
  expect((await run('show', first)).stdout).toMatch(/^type +sweep\.delete$/m);
  expect((await service.readSweep(one)).status).toBe('completed');
  await service.startWorker();
  const waited = await run('operation', 'wait', second);
  expect(waited.code).toBe(0);
  expect(waited.stdout).toMatch(/^result +4 trials, 4 models, 2 cost curves, 0 deliveries$/m);
  expect((await run('operation', 'cancel', second)).code).toBe(2);
  const removed = await run('rm', '--yes', three);
  expect([removed.code, removed.stdout]).toEqual([
    0,
    `Deleted ${three}: 4 trials, 4 models, 2 cost curves, 0 deliveries.\n`,
  ]);
});
