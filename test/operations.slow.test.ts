// Operations: their answers, the list, the cancel of a deletion, and the commands for them.
import { collect, type Operation } from '@sweepq/client';
import { eventView } from '@sweepq/contract';
import { allSweeps, createStore } from '@sweepq/store';
import { expect, test } from 'vitest';
import { runCli } from './support/cli.ts';
import { remove, waitUntilRemoved } from './support/deleting.ts';
import { shareEnded, useWorker } from './support/ended.ts';
import { openEvents } from './support/events.ts';
import { readProblem } from './support/problem.ts';
import { useConnection, useQueues } from './support/queues.ts';
import { useService } from './support/service.ts';
import { post, type Service, short } from './support/steering.ts';
import { asHolder, predictor, reader, tokensOfAllScopes, writer } from './support/tokens.ts';
import { waitUntil } from './support/wait.ts';

const takeEnded = shareEnded(13);

const cancel = (service: Service, id: string) => post(service, `/v1/operations/${id}/cancel`);

test('a deletion is answered with its operation, which ends with the numbers of what was removed', async () => {
  const { service, id } = takeEnded();
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
    ...{ type: 'sweep.delete', status: 'queued', target: { sweepId: id, dataset: null } },
    ...{ progress: null, result: null, error: null },
    ...{ createdAt: expect.any(String), startedAt: null, finishedAt: null, cancellable: true },
  });
  expect(await service.client.readOperation(operation.id)).toEqual(operation);
  await useWorker(service);
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
  const { service, id } = takeEnded();
  const { prefix } = service;
  const below = await useService({ prefix, env: { SWEEPQ_BASE_PATH: '/base' } });
  const response = await fetch(`${below.api.url}/base/v1/sweeps/${id}`, { method: 'DELETE' });
  const { id: operationId } = (await response.json()) as Operation;
  expect(response.headers.get('location')).toBe(`/base/v1/operations/${operationId}`);
});

test('a cancel before a worker begins restores the sweep, and a later deletion removes it', async () => {
  const { service, id } = takeEnded();
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

  await useWorker(service);
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
  const ended = [takeEnded(), takeEnded(), takeEnded()] as const;
  const ids = ended.map(({ id }) => id);
  const [{ service }] = ended;
  const { client } = service;
  const made: string[] = [];
  for (const id of ids) made.push((await client.delete(id)).id);
  const [first = '', second = '', third = ''] = made;
  await client.cancelOperation(second);
  // Other tests have operations in this service, too.
  const these = `(${ids.map((id) => `target.sweepId = ${id}`).join(' OR ')})`;
  const list = async ({ filter = '', ...query }: { filter?: string; sort?: string }) => {
    const all = filter === '' ? these : `${these} AND ${filter}`;
    return (await collect(client.listOperations({ ...query, filter: all }))).map(({ id }) => id);
  };
  const newest = await collect(client.listOperations({ most: 3 }));
  expect(newest.map(({ id }) => id)).toEqual([third, second, first]);
  expect(await list({})).toEqual([third, second, first]);
  expect(await list({ sort: 'createdAt' })).toEqual(made);
  expect(await list({ filter: 'status = queued' })).toEqual([third, first]);
  expect(await list({ filter: `target.sweepId = ${ids[1]}` })).toEqual([second]);
  expect(await list({ filter: 'type = sweep.delete AND finishedAt = null' })).toEqual([
    third,
    first,
  ]);
  expect(await list({ sort: '-finishedAt' })).toEqual([second, third, first]);
  for (const sort of ['', '&sort=finishedAt']) {
    const query = `limit=2${sort}&filter=${encodeURIComponent(these)}`;
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
  const { service, id } = takeEnded();
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

test('the metrics count open operations and those that ended', async () => {
  const ended = [takeEnded(), takeEnded()] as const;
  const [{ service }] = ended;
  const read = async (url: string) => (await fetch(new URL('/metrics', url))).text();
  // Other tests have left open operations.
  const before = Number(/\nsweepq_operations_open (\d+)\n/.exec(await read(service.api.url))?.[1]);
  for (const { id } of ended) await service.client.delete(id);
  const open = before + 2;
  expect(await read(service.api.url)).toContain(`\nsweepq_operations_open ${open}\n`);
  const worker = await useWorker(service);
  await waitUntil('both operations have ended', async () =>
    (await read(service.api.url)).includes('\nsweepq_operations_open 0\n'),
  );
  const metric = `sweepq_operations_total{type="sweep.delete",status="completed"} ${open}\n`;
  await waitUntil('the worker has counted them', async () =>
    (await read(worker.url)).includes(metric),
  );
});

test('`sweepq operation` lists, shows, cancels and awaits operations, and `rm` waits for them', async () => {
  const { service, id: one } = takeEnded();
  const [two, three] = [takeEnded().id, takeEnded().id];
  const run = (...args: string[]) => runCli(service, args);
  const begun = await run('rm', '--yes', '--no-wait', one, two);
  const [first = '', second = ''] = begun.stdout.trim().split('\n');
  expect([begun.code, first]).toEqual([0, expect.stringMatching(/^op_/)]);
  expect(
    (await run('operation', 'ls', '-o', 'name', '--limit', '2')).stdout
      .trim()
      .split('\n')
      .toSorted(),
  ).toEqual([first, second].toSorted());
  const table = (await run('operation', 'ls', '--filter', 'status = queued')).stdout;
  expect(table).toMatch(new RegExp(`^${first} +sweep\\.delete +queued .*${one}`, 'm'));
  expect((await run('operation', 'cancel', first)).stdout).toMatch(/^status +cancelled$/m);
  expect((await run('operation', 'wait', first)).code).toBe(1);
  expect(await run('operation', 'show', 'op_0')).toMatchObject({ code: 3 });
  expect((await run('show', first)).stdout).toMatch(/^type +sweep\.delete$/m);
  expect((await service.readSweep(one)).status).toBe('completed');
  await useWorker(service);
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

test('`rm` deletes the sweeps that have ended, and names the kept ones with the reasons', async () => {
  const { service, id } = takeEnded();
  const open = await service.submit({ space: short });
  const rm = (...args: string[]) => runCli(service, ['rm', '--yes', '--no-wait', ...args]);
  const { code, stdout, stderr } = await rm('no such', open.id, id);
  expect(stdout).toMatch(/^op_[0-9a-z]{26}\n$/);
  expect(stderr.split('\n')).toEqual([
    'Kept no such: There is no sweep with the id or name `no such`.',
    expect.stringMatching(new RegExp(`^Kept ${open.id}: .+ Error code: [a-z-]+\\.$`)),
    '',
  ]);
  expect(code).toBe(3);
  expect(await rm(open.id, open.id)).toMatchObject({ code: 2, stdout: '' });
  expect(await rm('no such', 'nor this')).toMatchObject({ code: 3, stdout: '' });
  expect(await runCli(service, ['rm', '--dry-run', 'no such', open.id])).toMatchObject({
    ...{ code: 2, stdout: '' },
    stderr: expect.stringContaining('Kept no such: '),
  });
  await service.client.cancel(open.id);
});
