import type { TrialOutcome } from '@sweepq/contract';
import { useJobs } from '@sweepq/testing/taken-jobs.ts';
import { expect, test } from 'vitest';

const metrics = { trainCost: 0.5, trainAccuracy: 0.9, testAccuracy: 0.75 };

/** A sweep of one run with four trials: one is completed, one has failed, two are running. */
async function useSweep() {
  const jobs = await useJobs({ iterations: [10, 20, 30, 40] });
  const { store, spec, run, now, redis, prefix } = jobs;
  await store.startRun(run, { startedAt: now });
  const outcome: TrialOutcome = {
    ...{ status: 'completed', metrics, bias: 0, modelSha256: 'a'.repeat(64), engine: null },
    ...{
      failure: null,
      source: null,
      stoppedAt: null,
      times: null,
      startedAt: now,
      finishedAt: now,
    },
  };
  const failure = { code: 'x', message: 'x' };
  await store.commitRun({
    ...{ sweepId: spec.id, run: 0, objective: spec.objective },
    outcomes: [
      { trial: 0, outcome },
      { trial: 1, outcome: { ...outcome, status: 'failed', metrics: null, failure } },
    ],
  });
  const key = `${prefix}:store:sweep:${spec.id}`;
  const counts = {
    total: 4,
    queued: 0,
    running: 2,
    completed: 1,
    failed: 1,
    diverged: 0,
    cancelled: 0,
    pruned: 0,
  };
  expect((await store.readSweep(spec.id))?.counts).toEqual(counts);
  return { ...jobs, key, counts, redis };
}

test('does not change counters whose sum is the total', async () => {
  const { store, spec } = await useSweep();
  expect(await store.listMiscounted()).toEqual([]);
  expect(await store.recountSweep(spec.id)).toBe(false);
});

test.each([
  ['below 0', { queued: '-4', running: '6' }],
  ['too many', { running: '3' }],
  ['too few', { completed: '0' }],
  ['no number', { failed: 'x' }],
])('finds and recounts counters that are %s', async (_title, wrong) => {
  const { store, spec, redis, key, counts } = await useSweep();
  await redis.hset(key, wrong);
  expect(await store.listMiscounted()).toEqual([spec.id]);
  expect(await store.recountSweep(spec.id)).toBe(true);
  expect((await store.readSweep(spec.id))?.counts).toEqual(counts);
  expect(await store.listMiscounted()).toEqual([]);
});

test('restores a missing counter, and adds outcomes that are missing in the standings and in the leaderboard', async () => {
  const { store, spec, redis, key, counts } = await useSweep();
  const standings = await redis.getBuffer(`${key}:standings`);
  await redis.hdel(key, 'completed');
  await redis.setrange(`${key}:standings`, 0, Buffer.alloc(80));
  await redis.del(`${key}:leaderboard`);
  expect(await store.listMiscounted()).toEqual([spec.id]);
  expect(await store.recountSweep(spec.id)).toBe(true);
  expect((await store.readSweep(spec.id))?.counts).toEqual(counts);
  const restored = await redis.getBuffer(`${key}:standings`);
  const entry = (bytes: Buffer | null, trial: number) => [
    bytes?.readUInt8(40 * trial),
    ...[0, 1, 2, 3].map((k) => bytes?.readDoubleLE(40 * trial + 8 + 8 * k)),
  ];
  for (const trial of [0, 1]) expect(entry(restored, trial)).toEqual(entry(standings, trial));
  expect((await store.readBest(spec))?.metrics).toEqual(metrics);
});

test('in a closed sweep trials that have not ended count as cancelled', async () => {
  const { store, spec, redis, key, now, counts } = await useSweep();
  await store.cancelSweep(spec.id, now);
  await redis.hset(key, { cancelled: '-1', running: '3' });
  expect(await store.recountSweep(spec.id)).toBe(true);
  expect((await store.readSweep(spec.id))?.counts).toEqual({
    ...counts,
    running: 0,
    cancelled: 2,
    pruned: 0,
  });
});
