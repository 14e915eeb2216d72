import { createSweepId } from '@sweepq/contract';
import { expect, test } from 'vitest';
import {
  commitOf,
  completed,
  endTrials,
  noTrials,
  now,
  refOf,
  useCreated,
  useStore,
} from '../../fixtures/stored-sweep.ts';

test('does not change a sweep that is created a second time', async () => {
  const { store, spec } = useStore();
  expect(await store.createSweep(spec)).toBe('created');
  expect(await store.createSweep({ ...spec, name: 'another' })).toBe('present');
  const sweep = await store.readSweep(spec.id);
  expect(sweep).toMatchObject({ spec, status: 'queued', finishedAt: null });
  expect(sweep?.counts).toEqual({ ...noTrials, total: 6, queued: 6 });
});

test('a sweep that was stored without a plan version has version 1, and a new sweep has the version of its strategy', async () => {
  const { store, spec, redis, prefix } = await useCreated();
  expect((await store.readSweep(spec.id))?.spec.planVersion).toBe(2);
  const { planVersion: _, ...older } = spec;
  const record = `${prefix}:store:sweep:${spec.id}`;
  await redis.hset(record, 'spec', JSON.stringify(older));
  await redis.hdel(record, 'axes', 'metrics');
  expect((await store.readSweep(spec.id))?.spec).toEqual({ ...spec, planVersion: 1 });
});

test('gives the same spec at each read until the record has another one', async () => {
  const { store, spec, redis, prefix } = await useCreated();
  const read = async () => (await store.readSweep(spec.id))?.spec;
  const first = await read();
  await store.startRun(refOf(spec, 0), { startedAt: now });
  expect(await read()).toBe(first);
  const record = `${prefix}:store:sweep:${spec.id}`;
  await redis.hset(record, 'extensions', JSON.stringify([{ iterations: 9 }]));
  expect(await read()).toEqual({ ...first, extensions: [{ iterations: 9 }] });
  await redis.hset(record, 'spec', JSON.stringify({ ...spec, id: 'another' }));
  await expect(read()).rejects.toThrow('`id` is missing');
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
    { type: 'sweep', status: 'queued', change: 'created' },
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
