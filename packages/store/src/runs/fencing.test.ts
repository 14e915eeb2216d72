// What an attempt writes after another has begun at its run.
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
    'that it hands the run back',
    ({ store, run }) => store.releaseRun(run, { attempt: 1 }),
    { state: 'superseded', crashes: 0 },
  ],
  [
    'that it crashed',
    ({ store, run }) => store.releaseRun(run, { attempt: 1 }, 'thread'),
    { state: 'superseded', crashes: 0 },
  ],
];

describe('once another attempt has begun', () => {
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
  'an attempt that has handed its run back cannot write %s',
  async (_what, write, answer) => {
    const used = await useRun();
    await used.begin();
    await used.store.releaseRun(used.run, { attempt: 1 });
    const before = await used.everything();
    expect(await write(used)).toEqual(answer);
    expect(await used.everything()).toEqual(before);
  },
);

test('a commit that is sent again, because its answer was lost, is no other attempt’s', async () => {
  const { begin, commit } = await useRun();
  await begin();
  const last = { outcomes, curve, iteration: 3, end };
  expect(await commit(1, last)).toEqual([0]);
  expect(await commit(1, last)).toEqual([]);
});

test('what the present attempt saves on its way is where the next one begins', async () => {
  const { store, run, begin, commit, state } = await useRun();
  await begin();
  expect(await commit(1, { curve, checkpoint, iteration: 3, cost: 1 })).toEqual([]);
  expect(await state()).toMatchObject({ status: 'running', iteration: 3, cost: 1 });
  await begin();
  const { open, checkpoint: found } = await store.findResumption({ ...run, reuse: true }, 'any');
  expect([open, found]).toEqual([[0, 1, 2], { state: Uint8Array.of(1, 2), costs }]);
});

test('a run that can go no further keeps no checkpoint from its way', async () => {
  const { redis, key, begin, commit } = await useRun();
  await begin();
  await commit(1, { curve, checkpoint, iteration: 3 });
  expect(await redis.hkeys(`${key}:checkpoints`)).toEqual(['0']);
  await commit(1, { curve, iteration: 3, end: { ...end, status: 'diverged' } });
  expect(await redis.hkeys(`${key}:checkpoints`)).toEqual([]);
});

test('a failed run keeps its checkpoint for who retries it', async () => {
  const { redis, key, begin, commit } = await useRun();
  await begin();
  await commit(1, { curve, checkpoint, iteration: 3 });
  const failure = { code: 'crashed', message: 'It did.' };
  await commit(1, { end: { ...end, status: 'failed', failure } });
  expect(await redis.hkeys(`${key}:checkpoints`)).toEqual(['0']);
});

test('a run whose trials all have outcomes can be returned to the queue', async () => {
  const { store, run, begin, commit } = await useRun();
  const { attempt, begin: word } = await begin();
  const all = run.readings.map(({ trial }) => ({ trial, outcome: completed(0.5) }));
  await commit(attempt, { begin: word, outcomes: all });
  expect(await store.releaseRun(run, { attempt, begin: word })).toMatchObject({
    state: 'released',
  });
});
