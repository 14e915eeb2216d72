import { expect, test } from 'vitest';
import {
  commitOf,
  completed,
  noTrials,
  now,
  refOf,
  useCreated,
  useStore,
} from '../../fixtures/stored-sweep.ts';
import { encodeCurve } from '../curves/curve.ts';

test('starting a run twice moves its trials from queued to running once', async () => {
  const { store, spec } = await useCreated();
  expect(await store.startRun(refOf(spec, 0), { startedAt: now })).toEqual({
    state: 'started',
    attempt: 1,
    begin: expect.stringMatching(/^[0-9a-f]{8}$/),
    crashes: 0,
    lastCrash: undefined,
  });
  expect(await store.startRun(refOf(spec, 0), { startedAt: now })).toEqual({
    state: 'started',
    attempt: 2,
    begin: expect.stringMatching(/^[0-9a-f]{8}$/),
    crashes: 1,
    lastCrash: 'worker',
  });
  const sweep = await store.readSweep(spec.id);
  expect(sweep).toMatchObject({ status: 'running', counts: { queued: 3, running: 3, total: 6 } });
  expect(await store.readRunStates(spec.id, [0, 1])).toMatchObject([
    { status: 'running', attempts: 2, startedAt: now },
    undefined,
  ]);
});

test('releasing a run queues its open trials again', async () => {
  const { store, spec } = await useCreated();
  await store.startRun(refOf(spec, 0), { startedAt: now });
  await store.commitRun({
    ...commitOf(spec, 0),
    outcomes: [{ trial: 0, outcome: completed(0.5) }],
  });
  await store.releaseRun(refOf(spec, 0), { attempt: 1 });
  const counts = (await store.readSweep(spec.id))?.counts;
  expect(counts).toEqual({ ...noTrials, total: 6, queued: 5, completed: 1 });
});

test('keeps the first commit of a trial', async () => {
  const { store, spec } = await useCreated();
  await store.startRun(refOf(spec, 0), { startedAt: now });
  const commit = (accuracy: number) =>
    store.commitRun({
      ...commitOf(spec, 0),
      outcomes: [{ trial: 0, outcome: completed(accuracy) }],
    });
  expect(await Promise.all([commit(0.7), commit(0.9)])).toEqual([[0], []]);
  expect((await store.readBest(spec))?.metrics?.testAccuracy).toBe(0.7);
  expect((await store.readSweep(spec.id))?.counts).toMatchObject({ running: 2, completed: 1 });
});

test('commits nothing to a sweep that does not exist', async () => {
  const { store, spec, redis, prefix } = useStore();
  const outcomes = [{ trial: 0, outcome: completed(0.5) }];
  expect(await store.commitRun({ ...commitOf(spec, 0), outcomes })).toEqual([]);
  expect(await store.startRun(refOf(spec, 0), { startedAt: now })).toMatchObject({ state: 'gone' });
  expect(await redis.keys(`${prefix}:*`)).toEqual([]);
});

test('a run that has ended does not change', async () => {
  const { store, spec } = await useCreated();
  await store.startRun(refOf(spec, 0), { startedAt: now });
  const cost = 0.12345678901234568;
  await store.commitRun({
    ...commitOf(spec, 0),
    outcomes: [],
    iteration: 30,
    cost,
    end: { status: 'completed', failure: null, finishedAt: now, seconds: 1.5 },
  });
  const failure = { code: 'late', message: 'too late' };
  await store.commitRun({
    ...commitOf(spec, 0),
    outcomes: [],
    end: { status: 'failed', failure, finishedAt: now },
  });
  expect(await store.startRun(refOf(spec, 0), { startedAt: now })).toMatchObject({
    state: 'ended',
  });
  const [state] = await store.readRunStates(spec.id, [0]);
  expect(state).toMatchObject({
    status: 'completed',
    iteration: 30,
    cost,
    failure: null,
    seconds: 1.5,
  });
});

test('a trial has the model of the commit that won', async () => {
  const { store, spec } = await useCreated();
  const commit = (model: Uint8Array) =>
    store.commitRun({
      ...commitOf(spec, 0),
      outcomes: [{ trial: 0, outcome: completed(0.5), model }],
    });
  const trial = { sweepId: spec.id, trial: 0 };
  expect(await store.readModel(trial)).toBeUndefined();
  await commit(Uint8Array.of(0, 255, 10));
  await commit(Uint8Array.of(1));
  expect([...((await store.readModel(trial)) ?? [])]).toEqual([0, 255, 10]);
});

test('a longer cost curve replaces a shorter one, but a shorter one does not replace a longer one', async () => {
  const { store, spec } = await useCreated();
  const commitCurve = (costs: number[]) =>
    store.commitRun({
      ...commitOf(spec, 0),
      outcomes: [],
      curve: encodeCurve(Float64Array.from(costs)),
    });
  expect(await store.readCurve({ sweepId: spec.id, run: 0 })).toBeUndefined();
  for (const costs of [[3, 2], [3, 2, 1], [3]]) await commitCurve(costs);
  const whole = {
    iterations: 3,
    points: [
      [0, 3],
      [1, 2],
      [2, 1],
    ],
  };
  expect(await store.readCurve({ sweepId: spec.id, run: 0 })).toEqual(whole);
});
