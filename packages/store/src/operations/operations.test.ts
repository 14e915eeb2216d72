import { createOperationId, createSweepId, type Operation } from '@sweepq/contract';
import { expect, test } from 'vitest';
import { endTrials, now, useCreated } from '../../fixtures/stored-sweep.ts';
import { allSweeps } from '../keys.ts';

const at = new Date(now);
const later = new Date('2026-11-24T11:00:00.000Z');

/** An ended sweep, and functions that delete it by an operation. */
async function useEnded() {
  const created = await useCreated();
  const { store, spec, redis, prefix } = created;
  await endTrials(store, spec);
  await store.finishSweep(spec.id, { status: 'failed', finishedAt: now });
  const operation = { id: createOperationId(at.getTime()), createdAt: now };
  const removal = { id: spec.id, operationId: operation.id };
  const start = await store.readMoment(allSweeps);
  return {
    ...{ ...created, operation, removal },
    mark: () => store.deleteSweep(spec.id, { operation }),
    cancel: () => store.cancelDeletion(operation.id, { sweepId: spec.id, now: later }),
    begin: () => store.beginRemoval(removal, { now: at }),
    forget: () => store.forgetSweep(removal, { now: later }),
    read: () => store.readOperation(operation.id),
    readRecord: () => redis.hgetall(`${prefix}:store:sweep:${spec.id}`),
    async readEvents() {
      const events = await store.readEvents({ topic: allSweeps, after: start }, 100);
      return events?.map(({ event }) => event);
    },
  };
}

const eventOf = ({ id }: { id: string }, status: Operation['status']) => ({
  ...{ type: 'operation', id, operation: 'sweep.delete', status },
});

test('a deletion is queued, running and completed, with the numbers of what was removed and an event of each status', async () => {
  const { store, spec, operation, mark, begin, forget, read, readEvents } = await useEnded();
  expect(await mark()).toEqual({ state: 'deleted', generation: 0 });
  const queued = {
    ...{ id: operation.id, type: 'sweep.delete', status: 'queued', target: { sweepId: spec.id } },
    ...{ progress: null, result: null, error: null },
    ...{ createdAt: now, startedAt: null, finishedAt: null },
  };
  expect(await read()).toEqual(queued);
  expect(await store.countOpenOperations()).toBe(1);
  expect(await begin()).toBe(true);
  const progress = { done: 250, total: 900 };
  expect(
    await store.beginRemoval({ id: spec.id, operationId: operation.id }, { now: later, progress }),
  ).toBe(true);
  const running = { ...queued, status: 'running', startedAt: now, progress };
  expect(await read()).toEqual(running);
  await store.forgetEvents(spec.id);
  expect(await forget()).toBe(true);
  expect(await read()).toEqual({
    ...{ ...running, status: 'completed', finishedAt: later.toISOString() },
    progress: { done: 900, total: 900 },
    result: { trials: 6, models: 0, costCurves: 0, deliveries: 0 },
  });
  expect(await store.listOpenOperations()).toEqual([]);
  expect(await readEvents()).toEqual([
    { type: 'deleted' },
    ...(['queued', 'running', 'completed'] as const).map((status) => eventOf(operation, status)),
  ]);
});

test('a cancel before the removal restores the sweep with its status, its labels and its place in the list', async () => {
  const { store, spec, operation, mark, cancel, begin, forget, read, readRecord, readEvents } =
    await useEnded();
  await store.editSweep(spec.id, { archived: true, note: 'kept' });
  const before = await store.readSweep(spec.id);
  await mark();
  expect(await store.readSweep(spec.id)).toBeUndefined();
  expect(await cancel()).toBe('cancelled');
  const { revision = 0 } = before ?? {};
  expect(await store.readSweep(spec.id)).toEqual({
    ...{ ...before, revision: revision + 1, generation: 2 },
  });
  expect((await store.listSweeps({ limit: 10 })).sweeps.map((each) => each.spec.id)).toEqual([
    spec.id,
  ]);
  expect(await store.listDeleted()).toEqual([]);
  expect(await read()).toMatchObject({ status: 'cancelled', finishedAt: later.toISOString() });
  expect(await cancel()).toBe('cancelled');
  const names = Object.keys(await readRecord());
  for (const name of ['deleted', 'operation', 'closed', 'closedByDeletion'])
    expect(names).not.toContain(name);
  // The job of the deletion comes later, and removes nothing.
  expect(await store.readDeleted(spec.id)).toBe('kept');
  expect([await begin(), await forget()]).toEqual([false, false]);
  expect(await store.readSweep(spec.id)).toBeDefined();
  expect((await readEvents())?.slice(-2)).toEqual([
    eventOf(operation, 'cancelled'),
    { type: 'sweep', status: 'failed', failure: before?.failure, change: 'edited' },
  ]);
});

test('a sweep that was closed before its deletion is closed after a cancel, and one that was not can be reopened', async () => {
  const closed = await useCreated();
  await closed.store.cancelSweep(closed.spec.id, now);
  const { spec, store } = closed;
  const operation = { id: createOperationId(1), createdAt: now };
  await store.deleteSweep(spec.id, { operation });
  const end = { sweepId: spec.id, now: later };
  expect(await store.cancelDeletion(operation.id, end)).toBe('cancelled');
  expect(await store.readSweep(spec.id)).toMatchObject({ isClosed: true, status: 'cancelled' });
  expect(await store.reopenSweep(spec.id, 3, { retry: { status: 'failed' } })).toBe('closed');

  const open = await useEnded();
  await open.mark();
  await open.cancel();
  // The job of a request that read the sweep before the deletion has the next generation.
  const retry = { retry: { status: 'failed' as const } };
  expect(await open.store.reopenSweep(open.spec.id, 1, retry)).toBe('other');
  expect(await open.store.reopenSweep(open.spec.id, 3, retry)).toBe('reopened');
});

test('when a cancel and the first step of the removal run at the same time, exactly one of them succeeds', async () => {
  const outcomes = new Set<string>();
  for (let k = 0; k < 20; k++) {
    const { store, spec, mark, cancel, begin } = await useEnded();
    await mark();
    const both = await (k % 2 === 0
      ? Promise.all([cancel(), begin()])
      : Promise.all([begin(), cancel()]).then(([one, two]) => [two, one]));
    outcomes.add(both.join(' '));
    expect((await store.readSweep(spec.id)) === undefined).toBe(both[1]);
  }
  expect([...outcomes].sort()).toEqual(['cancelled false', 'late true']);
});

test('a worker that has begun removes nothing after Redis has lost the status `running` and the deletion was cancelled', async () => {
  const { store, spec, redis, prefix, operation, mark, begin, cancel, forget } = await useEnded();
  await mark();
  const before = await redis.dumpBuffer(`${prefix}:store:operation:${operation.id}`);
  await begin();
  if (before !== null)
    await redis.restore(`${prefix}:store:operation:${operation.id}`, 0, before, 'REPLACE');
  expect(await cancel()).toBe('cancelled');
  expect([await begin(), await forget()]).toEqual([false, false]);
  expect(await store.readSweep(spec.id)).toBeDefined();
});

test('the worker of a cancelled deletion removes nothing after the sweep was deleted again', async () => {
  const { store, spec, mark, cancel, begin, forget } = await useEnded();
  await mark();
  await cancel();
  const second = { id: createOperationId(later.getTime()), createdAt: now };
  expect((await store.deleteSweep(spec.id, { operation: second })).state).toBe('deleted');
  expect([await begin(), await forget()]).toEqual([false, false]);
  expect(await store.readOperation(second.id)).toMatchObject({ status: 'queued' });
  expect(await store.readDeleted(spec.id)).toMatchObject({ operationId: second.id });
});

test('an ended operation cannot be cancelled, and an unknown one does not exist', async () => {
  const { store, spec, mark, begin, forget, cancel } = await useEnded();
  await mark();
  await begin();
  expect(await cancel()).toBe('late');
  await forget();
  expect(await cancel()).toBe('late');
  const options = { sweepId: spec.id, now: at };
  expect(await store.cancelDeletion(createOperationId(1), options)).toBe('gone');
});

test('ends an open operation whose sweep is gone or was restored, and keeps one whose sweep is marked', async () => {
  const { store, spec, redis, prefix, removal, mark, read } = await useEnded();
  await mark();
  const settle = () =>
    store.settleDeletion({ id: removal.operationId, target: { sweepId: spec.id } }, later);
  expect(await settle()).toBeUndefined();
  const key = `${prefix}:store:sweep:${spec.id}`;
  const record = await redis.hgetall(key);
  await redis.del(key);
  expect(await settle()).toBe('completed');
  expect(await read()).toMatchObject({ status: 'completed', result: null, error: null });
  expect(await settle()).toBeUndefined();

  const other = await useEnded();
  await other.mark();
  const { deleted: _, operation: __, ...restored } = record;
  const otherKey = `${other.prefix}:store:sweep:${other.spec.id}`;
  await other.redis.del(otherKey);
  await other.redis.hset(otherKey, restored);
  const target = { sweepId: other.spec.id };
  expect(await other.store.settleDeletion({ id: other.operation.id, target }, later)).toBe(
    'failed',
  );
  expect(await other.read()).toMatchObject({
    status: 'failed',
    error: { code: 'sweep-present' },
  });
});

test('removes ended operations by age and by number, the oldest first, and keeps open ones', async () => {
  const { store, redis, prefix } = await useCreated();
  const dayMs = 24 * 60 * 60 * 1000;
  const endedAfter = async (days: number | undefined) => {
    const id = createOperationId(at.getTime());
    const score = days === undefined ? '+inf' : at.getTime() + days * dayMs;
    await redis.zadd(`${prefix}:store:operations`, score, id);
    await redis.hset(`${prefix}:store:operation:${id}`, {
      ...{ type: 'sweep.delete', status: 'completed', createdAt: now },
      target: JSON.stringify({ sweepId: createSweepId(1) }),
    });
    return id;
  };
  const ids: string[] = [];
  for (const days of [undefined, 1, 2, 3, 4]) ids.push(await endedAfter(days));
  const [open, first, , , last] = ids;
  const before = new Date(at.getTime() + 2 * dayMs);
  await store.forgetOperations({ before, most: 10 });
  expect(new Set(await store.listOperationIds())).toEqual(
    new Set(ids.filter((id) => id !== first)),
  );
  await store.forgetOperations({ before, most: 1 });
  expect(new Set(await store.listOperationIds())).toEqual(new Set([open, last]));
  expect((await redis.keys(`${prefix}:store:operation:*`)).length).toBe(2);
});
