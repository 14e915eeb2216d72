// The number of crashes in a row of a run. Progress or a retry resets it.
import { expect, test } from 'vitest';
import { checkpoint, curve, end, outcomes, useRun } from '../../fixtures/stored-run.ts';
import { completed, endTrials, now } from '../../fixtures/stored-sweep.ts';
import { createStore } from '../create-store.ts';
import { encodeStoredCheckpoint } from './checkpoint.ts';
import type { RunCommit } from './commit.ts';
import type { Crash } from './run-state.ts';
import { maxCrashes } from './runs.ts';

test('a start that the connection sends twice, because the answer was lost, counts as one attempt', async () => {
  const { redis, prefix, run, state } = await useRun();
  const sendsTwice = new Proxy(redis, {
    get(target, name) {
      if (name !== 'call') return Reflect.get(target, name);
      return async (...command: Parameters<typeof target.call>) => {
        await target.call(...command);
        return target.call(...command);
      };
    },
  });
  const begun = await createStore(sendsTwice, prefix).startRun(run, { startedAt: now });
  expect(begun).toMatchObject({ state: 'started', attempt: 1, crashes: 0 });
  expect(await state()).toMatchObject({ attempts: 1, crashes: 0 });
  expect(await state()).not.toHaveProperty('begin');
});

test('a start of a run that is marked as running counts as a crash, and a run is not started after five crashes in a row', async () => {
  const { begin, state } = await useRun();
  const begun = [];
  for (let k = 0; k <= maxCrashes; k++) begun.push(await begin());
  expect(begun.map(({ state, crashes }) => [state, crashes])).toEqual([
    ['started', 0],
    ['started', 1],
    ['started', 2],
    ['started', 3],
    ['started', 4],
    ['crashed', 5],
  ]);
  expect(begun.at(-1)).toMatchObject({ attempt: 6, lastCrash: 'worker' });
  expect(await state()).toMatchObject({ crashes: 5 });
});

test.each<[string, Partial<RunCommit>]>([
  ['a reading', { outcomes, curve, iteration: 3 }],
  ['a checkpoint', { curve, checkpoint, iteration: 3 }],
])('resets the crashes when the run makes progress by %s', async (_what, progress) => {
  const { begin, commit, state } = await useRun();
  for (let k = 0; k < 3; k++) await begin();
  expect(await state()).toMatchObject({ crashes: 2 });
  await commit(3, progress);
  expect(await state()).toMatchObject({ crashes: 0 });
  // Saving the same iteration again is no progress.
  await begin();
  await commit(4, { curve, checkpoint, iteration: 3, from: 3 });
  expect(await state()).toMatchObject({ crashes: 1 });
});

test('resets the crashes when an attempt saves a later iteration than that of its start, also if an older attempt had saved a later one', async () => {
  const { redis, key, begin, commit, state } = await useRun();
  await begin();
  await commit(1, { curve, checkpoint, iteration: 3 });
  // The attempt could not resume from that checkpoint, and began at 0.
  await begin();
  const shorter = encodeStoredCheckpoint({
    state: Uint8Array.of(8),
    iterations: 2,
    costs: undefined,
  });
  await commit(2, { curve, checkpoint: shorter, iteration: 2, from: 0 });
  expect(await state()).toMatchObject({ crashes: 0, iteration: 3 });
  expect(await redis.hgetBuffer(`${key}:checkpoints`, '0')).toEqual(shorter);
  // A commit without a checkpoint is no progress.
  await begin();
  await commit(3, { curve, iteration: 5, from: 2 });
  expect(await state()).toMatchObject({ crashes: 1, iteration: 5 });
});

test.each<[crashes: (Crash | undefined)[], states: string[]]>([
  [
    ['thread', 'thread', 'thread', 'thread', 'thread'],
    ['released', 'released', 'released', 'released', 'spent'],
  ],
  [
    ['out-of-memory', 'out-of-memory'],
    ['released', 'spent'],
  ],
  [
    ['out-of-memory', 'thread', 'out-of-memory'],
    ['released', 'released', 'released'],
  ],
  // Attempts that returned the run to the queue, or that failed with an exception.
  [[undefined, undefined, undefined, undefined, undefined], Array(5).fill('released')],
])('crashes of the kinds %j give the run states %j', async (crashes, states) => {
  const { store, spec, run, begin } = await useRun();
  for (const [k, crash] of crashes.entries()) {
    const { attempt } = await begin();
    expect((await store.releaseRun(run, { attempt }, crash)).state).toBe(states[k]);
  }
  // The attempt still has to end a spent run.
  const { queued, running } = (await store.readSweep(spec.id))?.counts ?? {};
  expect([queued, running]).toEqual(states.includes('spent') ? [3, 3] : [6, 0]);
});

test('crashes are kept for a run that failed because of them, and reset when it is retried', async () => {
  const { store, spec, run, begin, commit, state } = await useRun();
  await begin();
  const { attempt } = await begin();
  const failure = { code: 'crashed', message: 'It did.' };
  const failed = { ...completed(0), status: 'failed', metrics: null, failure } as const;
  await commit(attempt, {
    outcomes: run.readings.map(({ trial }) => ({ trial, outcome: failed })),
    end: { ...end, status: 'failed', failure },
  });
  expect(await state()).toMatchObject({ status: 'failed', crashes: 1, failure });
  await endTrials(store, spec);
  await store.finishSweep(spec.id, { status: 'completed', finishedAt: now });
  await store.reopenSweep(spec.id, 1, { retry: { status: 'failed' } });
  expect(await store.reopenRun(spec.id, run, 1)).toBe(3);
  expect(await state()).toMatchObject({ status: 'queued', crashes: 0 });
});
