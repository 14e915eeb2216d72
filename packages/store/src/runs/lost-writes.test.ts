// Runs after Redis has lost its last writes.
import { expect, test } from 'vitest';
import { checkpoint, curve, end, outcomes, progress, useRun } from '../../fixtures/stored-run.ts';
import { completed, endTrials, failed, now } from '../../fixtures/stored-sweep.ts';
import { maxLosses } from './open-runs.ts';

test('refuses the end of a run, and names the trials that have no outcome', async () => {
  const { store, spec, redis, key, run, begin, commit, state } = await useRun();
  const { attempt, begin: token } = await begin();
  const of = { begin: token, curve, iteration: 3 };
  const outcome = completed(0.5);
  expect(await commit(attempt, { ...of, outcomes: [{ trial: 0, outcome }] })).toEqual([0]);
  // Simulates the loss of the outcome, its standing, and the counters that changed with it.
  await redis.hdel(`${key}:trials`, '0');
  const before = await redis.hgetall(`${key}:runs`);
  const answered = run.readings.map(({ trial }) => trial);
  const last = { ...of, outcomes: [{ trial: 2, outcome }], answered, end };
  expect(await commit(attempt, last)).toEqual({ missing: [0, 1] });
  expect(await redis.hgetall(`${key}:runs`)).toEqual(before);
  expect(await redis.hlen(`${key}:trials`)).toBe(0);
  const outcomes = [0, 1, 2].map((trial) => ({ trial, outcome }));
  expect(await commit(attempt, { ...last, outcomes })).toEqual([0, 1, 2]);
  expect(await state()).toMatchObject({ status: 'completed' });
  expect(await store.readTrials(spec, [0])).toMatchObject([{ status: 'completed' }]);
});

test('an attempt cannot write if another attempt got the same number, because their random tokens differ', async () => {
  const { store, redis, key, run, begin, commit } = await useRun();
  const first = await begin();
  await redis.hdel(`${key}:runs`, '0');
  const second = await begin();
  expect(second.attempt).toBe(first.attempt);
  const { attempt, begin: token } = first;
  expect(await commit(attempt, { begin: token, outcomes, curve, iteration: 3 })).toBe('superseded');
  expect(await store.releaseRun(run, { attempt, begin: token })).toMatchObject({
    state: 'superseded',
  });
  expect(await store.reportProgress({ ...run, attempt, begin: token, ...progress })).toBe(false);
  expect(await commit(attempt, { begin: second.begin, outcomes, curve, iteration: 3 })).toEqual([
    0,
  ]);
});

test('queues an open run again five times without progress, and five more times after a retry', async () => {
  const { store, spec, run, begin, commit } = await useRun();
  const requeue = (generation: number) => store.requeueRun(spec.id, run, generation);
  const requeueAll = async (generation: number) => {
    for (let k = 0; k < maxLosses; k++) expect(await requeue(generation)).toBe('queued');
    expect(await requeue(generation)).toBe('lost');
  };
  await requeueAll(0);
  const { attempt, begin: token } = await begin();
  const outcomes = run.readings.map(({ trial }) => ({ trial, outcome: failed }));
  const { failure } = failed;
  await commit(attempt, { begin: token, outcomes, end: { ...end, status: 'failed', failure } });
  await endTrials(store, spec);
  await store.finishSweep(spec.id, { status: 'completed', finishedAt: now });
  await store.reopenSweep(spec.id, 1, { retry: { status: 'failed' } });
  expect(await store.reopenRun(spec.id, run, 1)).toBe(3);
  await requeueAll(1);
});

test('queues an open run again without limit while it makes progress', async () => {
  const { store, spec, run, begin, commit } = await useRun();
  for (let iteration = 1; iteration <= maxLosses + 2; iteration++) {
    const { attempt, begin: token } = await begin();
    await commit(attempt, { begin: token, curve, checkpoint, iteration });
    expect(await store.requeueRun(spec.id, run, 0)).toBe('queued');
  }
});
