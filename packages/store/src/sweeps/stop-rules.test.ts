import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import {
  commitOf,
  completed,
  failed,
  now,
  refOf,
  useCreated,
} from '../../fixtures/stored-sweep.ts';

test('a trial that reaches the target ends the sweep, and open trials are cancelled', async () => {
  const { store, spec } = await useCreated({ stop: { target: 0.7 } });
  await store.startRun(refOf(spec, 0), { startedAt: now });
  const commit = (trial: number, accuracy: number) =>
    store.commitRun({
      ...commitOf(spec, Math.floor(trial / 3)),
      outcomes: [{ trial, outcome: completed(accuracy) }],
    });
  await commit(0, 0.69);
  expect((await store.readSweep(spec.id))?.finishedAt).toBeNull();
  expect(await commit(1, 0.7)).toEqual([1]);
  expect(await store.readSweep(spec.id)).toMatchObject({
    status: 'completed',
    stoppedBy: 'target',
    isClosed: true,
    finishedAt: now,
    counts: { total: 6, completed: 2, cancelled: 4, queued: 0, running: 0 },
  });
  expect(await commit(2, 1)).toEqual([]);
  expect(await store.startRun(refOf(spec, 1), { startedAt: now })).toMatchObject({
    state: 'ended',
  });
  const trials = await store.readTrials(spec, [0, 1, 2, 3]);
  expect(trials.map(({ status }) => status)).toEqual([
    'completed',
    'completed',
    'cancelled',
    'cancelled',
  ]);
  expect(await store.readHalt(spec.id, 0)).toBe('closed');
});

test('a cost reaches its target from above', async () => {
  const objective = { metric: 'metrics.train.cost', direction: 'minimize' } as const;
  const { store, spec } = await useCreated({ objective, stop: { target: 0.1 } });
  const outcomes = [{ trial: 0, outcome: completed(0) }];
  await store.commitRun({ ...commitOf(spec, 0), outcomes });
  expect((await store.readSweep(spec.id))?.stoppedBy).toBe('target');
});

test('a sweep fails when it reaches its maximum number of failures', async () => {
  const { store, spec } = await useCreated({ stop: { maxFailures: 4 } });
  const fail = (run: number) =>
    store.commitRun({
      ...commitOf(spec, run),
      outcomes: [0, 1, 2].map((k) => ({ trial: run * 3 + k, outcome: failed })),
    });
  await fail(0);
  expect((await store.readSweep(spec.id))?.finishedAt).toBeNull();
  await fail(1);
  expect(await store.readSweep(spec.id)).toMatchObject({
    status: 'failed',
    stoppedBy: 'maxFailures',
    counts: { total: 6, failed: 6, cancelled: 0 },
  });
});

test('the time of a sweep begins with its first run, and does not run while the sweep is paused', async () => {
  const { store, spec, redis, prefix } = await useCreated();
  const expire = (maxSeconds: number) => store.expireSweep(spec.id, { maxSeconds, now });
  expect(await expire(0.05)).toBe(50);
  await store.startRun(refOf(spec, 0), { startedAt: now });
  await store.pauseSweep(spec.id);
  const left = await expire(60);
  expect(left).toBeGreaterThan(50_000);
  // The same times as if the sweep had been paused for an hour.
  const hourMs = 3_600_000;
  for (const field of ['began', 'paused']) {
    await redis.hincrby(`${prefix}:store:sweep:${spec.id}`, field, -hourMs);
  }
  expect(await expire(60)).toBe(left);
  const resumedAt = performance.now();
  await store.resumeSweep(spec.id, 1);
  const leftAfterwards = await expire(60);
  // The clocks of Redis and of this process may differ by 10 ms.
  expect(left - leftAfterwards).toBeLessThan(performance.now() - resumedAt + 10);
  await delay(20);
  expect(await expire(0.001)).toBe(0);
  expect(await store.readSweep(spec.id)).toMatchObject({
    status: 'failed',
    failure: { code: 'no-result' },
    stoppedBy: 'maxSeconds',
    counts: { total: 6, cancelled: 6 },
  });
  expect(await expire(60)).toBe(0);
});

test('a planner ends a sweep by a stop rule once, only in its generation, and not while the sweep is paused', async () => {
  const { store, spec } = await useCreated({ stop: { maxIterations: 90 } });
  const stop = (generation: number) =>
    store.stopSweep(spec.id, { generation, rule: 'maxIterations', now });
  expect(await stop(1)).toBe(false);
  await store.pauseSweep(spec.id);
  expect(await stop(0)).toBe(false);
  await store.resumeSweep(spec.id, 1);
  const outcomes = [{ trial: 0, outcome: completed(0.5) }];
  await store.commitRun({ ...commitOf(spec, 0), outcomes });
  expect(await stop(1)).toBe(true);
  expect(await stop(1)).toBe(false);
  expect(await store.readSweep(spec.id)).toMatchObject({
    ...{ status: 'completed', stoppedBy: 'maxIterations', isClosed: true, finishedAt: now },
    counts: { total: 6, completed: 1, cancelled: 5 },
  });
});

test('the number of trials that a budget covers is noted only in the generation of the sweep', async () => {
  const { store, spec } = await useCreated({ stop: { maxIterations: 90 } });
  expect(await store.noteAffordable(spec.id, { generation: 1, trials: 2 })).toBe(false);
  expect((await store.readSweep(spec.id))?.affordable).toBeUndefined();
  expect(await store.noteAffordable(spec.id, { generation: 0, trials: 3 })).toBe(true);
  expect((await store.readSweep(spec.id))?.affordable).toBe(3);
});
