import { expect, test } from 'vitest';
import { now } from '../../fixtures/stored-sweep.ts';
import { useRungs } from '../../fixtures/use-rungs.ts';
import { createKeys } from '../keys.ts';

test('a run that has reached a rung is queued again, and its trial has the rung and no outcome', async () => {
  const { store, spec, begin, commit, read } = await useRungs();
  const by = await begin(1);
  expect(await commit(1, { index: 0, accuracy: 0.25, by })).toBe('committed');
  expect(await read()).toEqual([
    ['queued', null],
    ['queued', 0],
    ['queued', null],
  ]);
  const rungs = await store.readRungs(spec);
  expect([0, 1, 2].map(rungs.countOf)).toEqual([0, 1, 0]);
  expect(rungs.valueAt(1, 0)).toEqual({ value: 0.25, cost: 0.1 });
  expect((await store.readSweep(spec.id))?.counts).toMatchObject({ queued: 3, running: 0 });
  const [state] = await store.readRunStates(spec.id, [1]);
  expect(state).toMatchObject({ status: 'queued', iteration: 10, curveSha256: 'e'.repeat(64) });
});

test('the first commit of a rung wins, and an attempt that is not the current one writes nothing', async () => {
  const { store, spec, begin, commit } = await useRungs();
  const first = await begin(0);
  const second = await begin(0);
  expect(await commit(0, { index: 0, accuracy: 0.9, by: first })).toBe('superseded');
  expect(await commit(0, { index: 0, accuracy: 0.5, by: second })).toBe('committed');
  // The worker has died before its job ended: the queue delivers the job again.
  const third = await begin(0);
  expect(await commit(0, { index: 0, accuracy: 0.7, by: third })).toBe('known');
  expect((await store.readRungs(spec)).valueAt(0, 0).value).toBe(0.5);
  expect((await store.readSweep(spec.id))?.counts).toMatchObject({ queued: 3, running: 0 });
});

test('a pruned trial gets the outcome of its last rung, once, and its run has ended', async () => {
  const { store, spec, begin, commit, prune, read, redis, prefix } = await useRungs();
  await commit(0, { index: 0, accuracy: 0.4, by: await begin(0) });
  await commit(2, { index: 0, accuracy: 0.6, by: await begin(2) });
  expect(await prune([0], 1)).toEqual([0]);
  expect(await prune([0], 1)).toEqual([]);
  expect(await read()).toEqual([
    ['pruned', 0],
    ['queued', null],
    ['queued', 0],
  ]);
  const [trial] = await store.readTrials(spec, [0]);
  expect(trial).toMatchObject({ metrics: { testAccuracy: 0.4 }, stoppedAt: 10 });
  const [state] = await store.readRunStates(spec.id, [0]);
  expect(state).toMatchObject({ status: 'pruned', finishedAt: now });
  expect((await store.readSweep(spec.id))?.counts).toMatchObject({ queued: 2, pruned: 1 });
  expect(await store.readBest(spec)).toBeNull();
  // Only the trial that still waits has a held outcome.
  const { held } = createKeys(prefix).ofSweep(spec.id);
  expect((await redis.hkeys(held)).sort()).toEqual(['2', '2 event', '2 standing']);
});

test('prunes nothing in another generation, in a closed sweep, or at a rung that the trial has left', async () => {
  const { store, spec, begin, commit, prune, read } = await useRungs();
  await commit(0, { index: 0, accuracy: 0.4, by: await begin(0) });
  expect(await prune([0], 1, 3)).toBe('halted');
  expect(await prune([0], 2)).toEqual([]);
  await begin(0);
  expect(await prune([0], 1)).toEqual([]);
  await store.cancelSweep(spec.id, now);
  expect(await prune([0], 1)).toBe('halted');
  expect(await read()).toEqual([
    ['cancelled', 0],
    ['cancelled', null],
    ['cancelled', null],
  ]);
});

test('a rung of a closed sweep is not written', async () => {
  const { store, spec, begin, commit } = await useRungs();
  const by = await begin(0);
  await store.cancelSweep(spec.id, now);
  expect(await commit(0, { index: 0, accuracy: 0.4, by })).toBe('closed');
  expect((await store.readRungs(spec)).countOf(0)).toBe(0);
});
