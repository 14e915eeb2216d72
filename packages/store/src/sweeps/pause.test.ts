import { expect, test } from 'vitest';
import {
  commitOf,
  completed,
  endTrials,
  now,
  refOf,
  useCreated,
} from '../../fixtures/stored-sweep.ts';

test('a paused sweep begins no run of the previous generation, and keeps its counts', async () => {
  const { store, spec } = await useCreated();
  await store.startRun(refOf(spec, 0), { startedAt: now });
  expect(await store.pauseSweep(spec.id)).toEqual({ state: 'paused', generation: 1 });
  expect(await store.startRun(refOf(spec, 1), { startedAt: now })).toMatchObject({
    state: 'superseded',
  });
  expect(await store.readHalt(spec.id, 0)).toBe('paused');
  expect(await store.readHalt(spec.id, 1)).toBeUndefined();
  await store.releaseRun(refOf(spec, 0), { attempt: 1 });
  expect(await store.readSweep(spec.id)).toMatchObject({
    status: 'paused',
    finishedAt: null,
    counts: { total: 6, queued: 6, running: 0 },
  });
});

test('pausing again changes nothing; a sweep that has ended or does not exist is not paused', async () => {
  const { store, spec } = await useCreated();
  const [first, second] = [await store.pauseSweep(spec.id), await store.pauseSweep(spec.id)];
  expect(second).toEqual(first);
  expect(await store.resumeSweep(spec.id, 1)).toBe(true);
  await endTrials(store, spec);
  await store.finishSweep(spec.id, { status: 'completed', finishedAt: now, generation: 1 });
  expect((await store.pauseSweep(spec.id)).state).toBe('ended');
  expect((await store.pauseSweep('swp_01arz3ndektsv4rrffq69g5fav')).state).toBe('gone');
});

test('resumes a sweep once, with the generation of its pause', async () => {
  const { store, spec } = await useCreated();
  await store.pauseSweep(spec.id);
  expect(await store.resumeSweep(spec.id, 0)).toBe(false);
  expect(await store.resumeSweep(spec.id, 1)).toBe(true);
  expect(await store.resumeSweep(spec.id, 1)).toBe(false);
  expect((await store.readSweep(spec.id))?.status).toBe('queued');
  const begun = await store.startRun(refOf(spec, 0), { startedAt: now, generation: 1 });
  expect(begun).toMatchObject({ state: 'started', attempt: 1 });
  await store.pauseSweep(spec.id);
  expect(await store.resumeSweep(spec.id, 1)).toBe(false);
  expect(await store.resumeSweep(spec.id, 2)).toBe(true);
  expect((await store.readSweep(spec.id))?.status).toBe('running');
});

test('commits outcomes to a paused sweep, and does not end the sweep for an older generation', async () => {
  const { store, spec } = await useCreated();
  await store.startRun(refOf(spec, 0), { startedAt: now });
  await store.pauseSweep(spec.id);
  const outcomes = [{ trial: 0, outcome: completed(0.7) }];
  expect(await store.commitRun({ ...commitOf(spec, 0), outcomes })).toEqual([0]);
  expect(await store.finishSweep(spec.id, { status: 'completed', finishedAt: now })).toBe('other');
  expect(await store.readSweep(spec.id)).toMatchObject({
    status: 'paused',
    counts: { total: 6, completed: 1, running: 2, queued: 3 },
  });
});

test('an attempt does not return a run to the queue after a later attempt has begun the run', async () => {
  const { store, spec } = await useCreated();
  await store.startRun(refOf(spec, 0), { startedAt: now });
  await store.pauseSweep(spec.id);
  await store.resumeSweep(spec.id, 1);
  const again = await store.startRun(refOf(spec, 0), { startedAt: now, generation: 1 });
  expect(again).toMatchObject({ state: 'started', attempt: 2 });
  await store.releaseRun(refOf(spec, 0), { attempt: 1 });
  expect((await store.readSweep(spec.id))?.counts).toMatchObject({ running: 3, queued: 3 });
  await store.releaseRun(refOf(spec, 0), { attempt: 2 });
  expect((await store.readSweep(spec.id))?.counts).toMatchObject({ running: 0, queued: 6 });
});
