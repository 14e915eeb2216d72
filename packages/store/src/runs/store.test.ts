import { createSweepId, newestPlanVersion, type Trial, trialId } from '@sweepq/contract';
import { expect, test } from 'vitest';
import {
  commitOf,
  completed,
  endTrials,
  failed,
  noTrials,
  now,
  refOf,
  useCreated,
  useStore,
} from '../../fixtures/stored-sweep.ts';
import { encodeCurve } from '../curves/curve.ts';
import type { TrialsCursor } from '../trials/select-trials.ts';

test('creating a sweep twice keeps the first one', async () => {
  const { store, spec } = useStore();
  expect(await store.createSweep(spec)).toBe('created');
  expect(await store.createSweep({ ...spec, name: 'another' })).toBe('present');
  const sweep = await store.readSweep(spec.id);
  expect(sweep).toMatchObject({ spec, status: 'queued', finishedAt: null });
  expect(sweep?.counts).toEqual({ ...noTrials, total: 6, queued: 6 });
});

test('a sweep that was stored without a plan version is of version 1, and a new one has its own version', async () => {
  const { store, spec, redis, prefix } = await useCreated();
  expect((await store.readSweep(spec.id))?.spec.planVersion).toBe(newestPlanVersion);
  const { planVersion: _, ...older } = spec;
  const record = `${prefix}:store:sweep:${spec.id}`;
  await redis.hset(record, 'spec', JSON.stringify(older));
  await redis.hdel(record, 'axes', 'metrics');
  expect((await store.readSweep(spec.id))?.spec).toEqual({ ...spec, planVersion: 1 });
});

test('lists sweeps page by page, the newest first', async () => {
  const { store, spec } = useStore();
  const ids = [1_000, 2_000, 3_000].map(createSweepId);
  for (const id of ids) await store.createSweep({ ...spec, id });
  const first = (await store.listSweeps({ limit: 2 })).sweeps.map(({ spec: { id } }) => id);
  expect(first).toEqual([ids[2], ids[1]]);
  const rest = await store.listSweeps({ limit: 2, before: first[1] });
  expect([rest.sweeps.map(({ spec: { id } }) => id), rest.hasMore]).toEqual([[ids[0]], false]);
});

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

test('lists the best trials first, the others in the order of the plan, each once over all pages', async () => {
  const { store, spec } = await useCreated();
  await store.commitRun({
    ...commitOf(spec, 1),
    outcomes: [
      { trial: 4, outcome: completed(0.9) },
      { trial: 5, outcome: completed(0.8) },
      { trial: 3, outcome: failed },
    ],
  });
  await store.startRun(refOf(spec, 0), { startedAt: now });
  for (const limit of [1, 2, 3, 4, 6, 100]) {
    const trials: Trial[] = [];
    let cursor: TrialsCursor | undefined;
    do {
      const page = await store.listTrials(spec, { limit, cursor });
      expect(page.trials.length).toBeLessThanOrEqual(limit);
      trials.push(...page.trials);
      cursor = page.next;
    } while (cursor !== undefined);
    expect(trials.map(({ id, status }) => [id, status])).toEqual(
      [
        [4, 'completed'],
        [5, 'completed'],
        [0, 'running'],
        [1, 'running'],
        [2, 'running'],
        [3, 'failed'],
      ].map(([index, status]) => [trialId(spec.id, Number(index)), status]),
    );
  }
});

test.each([
  ['maximize', 'testAccuracy', 4],
  ['minimize', 'testAccuracy', 5],
] as const)('the best trial is the one to %s %s', async (direction, metric, best) => {
  const { store, spec } = await useCreated({ objective: { metric, direction } });
  await store.commitRun({
    ...commitOf(spec, 1),
    outcomes: [
      { trial: 4, outcome: completed(0.9) },
      { trial: 5, outcome: completed(0.8) },
    ],
  });
  expect((await store.readBest(spec))?.id).toBe(trialId(spec.id, best));
});

test('ranks trials with equal scores in the order of the plan', async () => {
  const { store, spec } = await useCreated();
  for (const trial of [5, 3, 4]) {
    await store.commitRun({ ...commitOf(spec, 1), outcomes: [{ trial, outcome: completed(0.9) }] });
  }
  const { trials } = await store.listTrials(spec, { limit: 3 });
  expect(trials.map(({ id }) => id)).toEqual([3, 4, 5].map((trial) => trialId(spec.id, trial)));
});

test('a sweep ends once, and not while a trial is open', async () => {
  const { store, spec } = await useCreated();
  const finish = (status: 'completed' | 'failed') =>
    store.finishSweep(spec.id, { status, finishedAt: now });
  expect(await finish('completed')).toBe('open');
  expect((await store.readSweep(spec.id))?.finishedAt).toBeNull();
  await endTrials(store, spec, completed(0.5));
  expect(await finish('completed')).toBe('ended');
  expect(await finish('failed')).toBe('other');
  expect(await store.readSweep(spec.id)).toMatchObject({ status: 'completed', finishedAt: now });
});

test('emits an event for every change, in order', async () => {
  const { store, spec, redis, prefix } = await useCreated();
  await store.startRun(refOf(spec, 0), { startedAt: now });
  await store.commitRun({
    ...commitOf(spec, 0),
    outcomes: [{ trial: 0, outcome: completed(0.5) }],
  });
  await endTrials(store, spec);
  await store.finishSweep(spec.id, { status: 'completed', finishedAt: now });
  const entries = await redis.xrange(`${prefix}:store:sweep:${spec.id}:events`, '-', '+');
  expect(entries.map(([, fields]) => JSON.parse(fields[1] ?? ''))).toEqual([
    { type: 'sweep', status: 'queued' },
    { type: 'run', id: `${spec.id}-r0`, status: 'running' },
    { type: 'sweep', status: 'running' },
    { type: 'trial', id: `${spec.id}-t0`, status: 'completed', metrics: completed(0.5).metrics },
    { type: 'best', id: `${spec.id}-t0`, metric: 'testAccuracy', value: 0.5 },
    ...[1, 2, 3, 4, 5].map((trial) => ({
      ...{ type: 'trial', id: `${spec.id}-t${trial}`, status: 'failed', metrics: null },
    })),
    { type: 'sweep', status: 'completed' },
  ]);
});
