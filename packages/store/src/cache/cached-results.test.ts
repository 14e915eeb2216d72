import type { Metrics, SweepSpec, TrialOutcome } from '@sweepq/contract';
import { expect, test } from 'vitest';
import {
  curveSha256,
  model,
  readings,
  trajectory,
  useCachedRun,
} from '../../fixtures/cached-run.ts';
import { completed, endTrials, failed, now } from '../../fixtures/stored-sweep.ts';

const byAccuracy = { metric: 'testAccuracy' } as const;
const diverged: TrialOutcome = { ...completed(0), status: 'diverged', metrics: null };

test('caches a completed trial under its trajectory and iteration count, but not a failed trial', async () => {
  const { commitAll, find, spec, store } = await useCachedRun();
  expect((await find())?.readings).toEqual([]);
  await commitAll([completed(0.5), failed, completed(0.7)]);
  const found = await find([10, 15, 20, 30]);
  expect(found?.readings.map(({ iterations }) => iterations)).toEqual([10, 30]);
  expect(found?.readings[1]).toMatchObject({
    trial: 3,
    source: { sweepId: spec.id, trial: 2, run: 0 },
    outcome: completed(0.7),
  });
  expect(found?.state).toMatchObject({ status: 'completed', iteration: 30, curveSha256 });
  const [elsewhere] = await store.findCachedResults(
    [{ trajectory: 'e'.repeat(40), readings }],
    byAccuracy,
  );
  expect(elsewhere?.readings).toEqual([]);
});

test('caches every reading beyond the iteration at which a trajectory diverges or stops early', async () => {
  const { commitAll, find } = await useCachedRun(15);
  const stopped = { ...completed(0.5), stoppedAt: 15 };
  await commitAll([completed(0.4), diverged, diverged]);
  const statuses = async (counts: number[]) =>
    (await find(counts))?.readings.map(({ iterations, outcome }) => [iterations, outcome.status]);
  expect(await statuses([10, 15, 16, 1_000_000])).toEqual([
    [10, 'completed'],
    [16, 'diverged'],
    [1_000_000, 'diverged'],
  ]);
  const early = await useCachedRun(15);
  await early.commitAll([completed(0.4), stopped, stopped]);
  const beyond = await early.find([12, 16]);
  expect(beyond?.readings.map(({ iterations }) => iterations)).toEqual([16]);
});

test('a commit of cached results counts each trial once, ranks it, and copies its model and the curve', async () => {
  const { commitAll, reuse, store, spec, other } = await useCachedRun();
  await commitAll([completed(0.5), completed(0.9), completed(0.7)]);
  expect(await reuse()).toEqual([0, 1, 2]);
  expect(await reuse()).toEqual([]);
  expect((await store.readSweep(other.id))?.counts).toMatchObject({ queued: 3, completed: 3 });
  expect((await store.readBest(other))?.metrics?.testAccuracy).toBe(0.9);
  expect(await store.readModel({ sweepId: other.id, trial: 1 })).toEqual(Buffer.from(model));
  const curve = await store.readCurve({ sweepId: spec.id, run: 0 });
  expect(await store.readCurve({ sweepId: other.id, run: 0 })).toEqual(curve);
  const [state] = await store.readRunStates(other.id, [0]);
  expect(state).toMatchObject({ status: 'completed', attempts: 0, iteration: 30, curveSha256 });
});

test('a cached result whose trial is gone is not found, and nothing is written for it', async () => {
  const { commitAll, find, redis, prefix, reuse, store, spec, other } = await useCachedRun();
  await commitAll([completed(0.5), completed(0.9), completed(0.7)]);
  await redis.hdel(`${prefix}:store:sweep:${spec.id}:models`, '1');
  expect(await reuse()).toBeUndefined();
  expect((await store.readSweep(other.id))?.counts).toMatchObject({ queued: 6, completed: 0 });
  await redis.del(`${prefix}:store:sweep:${spec.id}:trials`);
  expect((await find())?.readings).toEqual([]);
});

test.each([
  ['an open sweep reuses results with their folds', 'open'],
  ['a cancelled sweep reuses no results, and gets no folds', 'cancelled'],
])('%s', async (_title, status) => {
  const { commitAll, reuse, redis, prefix, store, spec, other } = await useCachedRun();
  await commitAll([completed(0.5), completed(0.9), completed(0.7)]);
  const keyOf = ({ id }: SweepSpec, kind: string) => `${prefix}:store:sweep:${id}:${kind}`;
  await redis.hset(keyOf(spec, 'models'), '1:0', 'a model');
  await redis.hset(keyOf(spec, 'curves'), '0:0', 'a curve');
  if (status === 'cancelled') await store.cancelSweep(other.id, now);
  const fold = { iteration: 30, cost: 0.1, curveSha256, costRises: 0 };
  const isOpen = status === 'open';
  expect(await reuse({ folds: [{ status: 'completed', ...fold }] })).toEqual(
    isOpen ? [0, 1, 2] : [],
  );
  expect((await store.readSweep(other.id))?.counts).toMatchObject(
    isOpen ? { cancelled: 0, completed: 3 } : { cancelled: 6, completed: 0 },
  );
  const fields = async (kind: string) => (await redis.hkeys(keyOf(other, kind))).sort();
  expect(await fields('models')).toEqual(isOpen ? ['0', '1', '1:0', '2'] : []);
  expect(await fields('curves')).toEqual(isOpen ? ['0', '0:0'] : []);
});

test('counts cached readings without reading their outcomes', async () => {
  const { commitAll, store } = await useCachedRun(20);
  await commitAll([completed(0.5), completed(0.9)]);
  expect(
    await store.countCachedResults(
      [
        { trajectory, readings },
        { trajectory: 'e'.repeat(40), readings },
      ],
      byAccuracy,
    ),
  ).toEqual([
    { isCached: [true, true, false], from: 20 },
    { isCached: [false, false, false], from: 0 },
  ]);
});

test('a result of version 0.2 is not reused for an objective that it lacks, and one with all metrics is', async () => {
  const { commitAll, store, find } = await useCachedRun(20);
  const { metrics, ...outcome } = completed(0.7);
  const whole = { ...metrics, testBalancedAccuracy: 0.5 } as Metrics;
  await commitAll([completed(0.5), { ...outcome, metrics: whole }, diverged]);
  expect((await find())?.readings).toHaveLength(3);
  const wanted = [{ trajectory, readings }];
  const by = { metric: 'testF1' } as const;
  const [counted] = await store.countCachedResults(wanted, by);
  expect(counted?.isCached).toEqual([false, true, true]);
  const [found] = await store.findCachedResults(wanted, by);
  expect(found?.readings.map(({ outcome: { status } }) => status)).toEqual([
    'completed',
    'diverged',
  ]);
});

test('commits no cached results for a planner of a lost extension, or of another generation', async () => {
  const { commitAll, other, reuse, store } = await useCachedRun();
  await commitAll([completed(0.5), completed(0.6), completed(0.7)]);
  expect(await reuse({ generation: 1 })).toBeUndefined();
  expect(await reuse({ total: 18 })).toBeUndefined();
  expect((await store.readSweep(other.id))?.counts).toMatchObject({ completed: 0 });
  await endTrials(store, other);
  await store.finishSweep(other.id, { status: 'completed', finishedAt: now });
  const extension = { iterations: 40 };
  expect(await store.reopenSweep(other.id, 1, { added: { extension, trials: 12 } })).toBe(
    'reopened',
  );
  expect(await reuse({ generation: 1, total: 18 })).toEqual([]);
  expect(await reuse({ generation: 1, total: 6 })).toBeUndefined();
});
