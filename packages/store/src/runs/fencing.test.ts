// Writes of an attempt after another attempt has begun the same run.
import { describe, expect, test } from 'vitest';
import {
  checkpoint,
  costs,
  curve,
  end,
  outcomes,
  progress,
  type Used,
  useRun,
} from '../../fixtures/stored-run.ts';
import { completed } from '../../fixtures/stored-sweep.ts';

const writes: [what: string, write: (used: Used) => Promise<unknown>, answer: unknown][] = [
  ['a reading', ({ commit }) => commit(1, { outcomes, curve, iteration: 3 }), 'superseded'],
  ['its end', ({ commit }) => commit(1, { outcomes, curve, iteration: 3, end }), 'superseded'],
  ['a checkpoint', ({ commit }) => commit(1, { curve, checkpoint, iteration: 3 }), 'superseded'],
  [
    'a failure',
    ({ commit }) =>
      commit(1, { end: { ...end, status: 'failed', failure: { code: 'a', message: 'b' } } }),
    'superseded',
  ],
  [
    'progress',
    ({ store, run }) => store.reportProgress({ ...run, attempt: 1, ...progress }),
    false,
  ],
  [
    'the return of the run to the queue',
    ({ store, run }) => store.releaseRun(run, { attempt: 1 }),
    { state: 'superseded', crashes: 0 },
  ],
  [
    'a crash',
    ({ store, run }) => store.releaseRun(run, { attempt: 1 }, 'thread'),
    { state: 'superseded', crashes: 0 },
  ],
];

describe('after another attempt has begun', () => {
  test.each(writes)('an attempt cannot write %s', async (_what, write, answer) => {
    const used = await useRun();
    await used.begin();
    await used.begin();
    const before = await used.everything();
    expect(await write(used)).toEqual(answer);
    expect(await used.everything()).toEqual(before);
  });
});

test.each(writes)(
  'an attempt that has returned its run to the queue cannot write %s',
  async (_what, write, answer) => {
    const used = await useRun();
    await used.begin();
    await used.store.releaseRun(used.run, { attempt: 1 });
    const before = await used.everything();
    expect(await write(used)).toEqual(answer);
    expect(await used.everything()).toEqual(before);
  },
);

test('a commit that is sent again because its answer was lost belongs to the same attempt', async () => {
  const { begin, commit } = await useRun();
  await begin();
  const last = { outcomes, curve, iteration: 3, end };
  expect(await commit(1, last)).toEqual([0]);
  expect(await commit(1, last)).toEqual([]);
});

test('the next attempt begins at the last checkpoint of the current one', async () => {
  const { store, run, begin, commit, state } = await useRun();
  await begin();
  expect(await commit(1, { curve, checkpoint, iteration: 3, cost: 1 })).toEqual([]);
  expect(await state()).toMatchObject({ status: 'running', iteration: 3, cost: 1 });
  await begin();
  const { open, checkpoint: found } = await store.readCheckpoint({ ...run, reuse: true }, 'any');
  expect([open, found]).toEqual([[0, 1, 2], { state: Uint8Array.of(1, 2), costs }]);
});

test('a run that cannot continue keeps no checkpoint', async () => {
  const { redis, key, begin, commit } = await useRun();
  await begin();
  await commit(1, { curve, checkpoint, iteration: 3 });
  expect(await redis.hkeys(`${key}:checkpoints`)).toEqual(['0']);
  await commit(1, { curve, iteration: 3, end: { ...end, status: 'diverged' } });
  expect(await redis.hkeys(`${key}:checkpoints`)).toEqual([]);
});

test('a failed run keeps its checkpoint for a retry', async () => {
  const { redis, key, begin, commit } = await useRun();
  await begin();
  await commit(1, { curve, checkpoint, iteration: 3 });
  const failure = { code: 'crashed', message: 'It did.' };
  await commit(1, { end: { ...end, status: 'failed', failure } });
  expect(await redis.hkeys(`${key}:checkpoints`)).toEqual(['0']);
});

test('a run whose trials all have outcomes can be returned to the queue', async () => {
  const { store, run, begin, commit } = await useRun();
  const { attempt, begin: token } = await begin();
  const all = run.readings.map(({ trial }) => ({ trial, outcome: completed(0.5) }));
  await commit(attempt, { begin: token, outcomes: all });
  expect(await store.releaseRun(run, { attempt, begin: token })).toMatchObject({
    state: 'released',
  });
});
