import { createOperationId, type Operation } from '@sweepq/contract';
import { expect, test } from 'vitest';
import { endTrials, now, useCreated } from '../../fixtures/stored-sweep.ts';
import { allSweeps } from '../keys.ts';

const at = new Date(now);
const later = new Date('2026-11-24T11:00:00.000Z');
const progress = { done: 1, total: 3 };

/** A sweep that has ended, and an operation that reads it. */
async function useWork() {
  const created = await useCreated();
  const { store, spec } = created;
  const work = { id: createOperationId(at.getTime()), sweepId: spec.id };
  const start = await store.readMoment(allSweeps);
  return {
    ...{ ...created, work },
    end: async () => {
      await endTrials(store, spec);
      await store.finishSweep(spec.id, { status: 'failed', finishedAt: now });
    },
    start: (sample = 5) =>
      store.startWork({ ...work, type: 'sweep.verify', options: { sample }, createdAt: now }),
    next: (saved?: object) => store.continueWork(work, { now: later, progress, saved }),
    read: () => store.readOperation(work.id),
    async readStates() {
      const events = await store.readEvents({ topic: allSweeps, after: start }, 100);
      return events?.flatMap(({ event }) => (event.type === 'operation' ? [event.status] : []));
    },
  };
}

test('an operation starts once and only on an ended sweep, keeps what was computed, and ends once', async () => {
  const { store, work, end, start, next, read, readStates } = await useWork();
  expect(await start()).toBe('open');
  expect(await read()).toBeUndefined();
  await end();
  expect([await start(), await start(6)]).toEqual(['started', 'started']);
  const queued = { ...work, type: 'sweep.verify', status: 'queued', options: { sample: 5 } };
  expect(await store.readWork(work.id)).toEqual({ ...queued, saved: undefined });
  expect(await store.listOpenOperations()).toEqual([work.id]);
  expect(await next({ checked: 1 })).toBe('running');
  expect(await next()).toBe('running');
  expect(await store.readWork(work.id)).toEqual({
    ...{ ...queued, status: 'running', saved: { checked: 1 } },
  });
  expect(await read()).toMatchObject({
    status: 'running',
    progress,
    startedAt: later.toISOString(),
  });
  expect(await store.endWork(work, { now: later, result: { agrees: true } })).toBe(true);
  const ended = {
    ...{ status: 'completed', progress: { done: 3, total: 3 }, result: { agrees: true } },
    ...{ error: null, finishedAt: later.toISOString() },
  } satisfies Partial<Operation>;
  expect(await read()).toMatchObject(ended);
  expect(await next()).toBe('ended');
  expect(await store.cancelWork(work, later)).toBe('late');
  const error = { code: 'work-failed', detail: 'late' } as const;
  expect(await store.endWork(work, { now: later, error })).toBe(false);
  expect(await read()).toMatchObject(ended);
  expect((await store.readWork(work.id))?.saved).toBeUndefined();
  expect(await readStates()).toEqual(['queued', 'running', 'completed']);
});

test('a cancelled operation does not continue, and a second cancel changes nothing', async () => {
  const { store, work, end, start, next, readStates } = await useWork();
  expect(await store.cancelWork(work, later)).toBe('gone');
  await end();
  await start();
  await next();
  expect([await store.cancelWork(work, later), await store.cancelWork(work, later)]).toEqual([
    'cancelled',
    'cancelled',
  ]);
  expect(await next()).toBe('ended');
  expect(await store.endWork(work, { now: later, result: {} })).toBe(false);
  expect(await readStates()).toEqual(['queued', 'running', 'cancelled']);
});

test('an operation does not continue on a sweep that was opened again or deleted', async () => {
  const { store, work, end, start, next, read } = await useWork();
  await end();
  await start();
  await store.reopenSweep(work.sweepId, 1, { retry: { status: 'failed' } });
  expect(await next()).toBe('changed');
  await store.finishSweep(work.sweepId, {
    ...{ status: 'failed', generation: 1, finishedAt: later.toISOString() },
  });
  expect(await next()).toBe('changed');
  await store.deleteSweep(work.sweepId);
  expect(await next()).toBe('gone');
  const error = { code: 'sweep-deleted', detail: 'The sweep was deleted.' } as const;
  expect(await store.endWork(work, { now: later, error })).toBe(true);
  expect(await read()).toMatchObject({ status: 'failed', result: null, error });
  expect(await store.listOpenOperations()).toEqual([]);
});
