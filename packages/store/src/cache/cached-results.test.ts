import { createSweepId, type TrialOutcome } from '@sweepq/contract';
import { expect, test } from 'vitest';
import {
  commitOf,
  completed,
  endTrials,
  failed,
  now,
  refOf,
  useCreated,
} from '../../fixtures/stored-sweep.ts';
import { encodeCurve } from '../curves/curve.ts';
import { encodeStoredCheckpoint } from '../runs/checkpoint.ts';
import type { RunReuse } from './cached-results.ts';

const trajectory = 'f'.repeat(40);
const model = Uint8Array.from({ length: 40 }, (_, k) => k);
const costs = Float64Array.from({ length: 30 }, (_, k) => 1 / (1 + k));
const curveSha256 = 'd'.repeat(64);
const ended = { status: 'completed', failure: null, finishedAt: now } as const;
const readings = [10, 20, 30].map((iterations, trial) => ({ trial, iterations }));
const diverged: TrialOutcome = { ...completed(0), status: 'diverged', metrics: null };

/** A sweep whose first run has ended, and another sweep with the same trials. */
async function useKnown(iterations = 30) {
  const used = await useCreated();
  const { store, spec } = used;
  const other = { ...spec, id: createSweepId(Date.now() + 1) };
  await store.createSweep(other);
  await store.startRun(refOf(spec, 0), { startedAt: now });
  const done = costs.slice(0, iterations);
  const checkpoint = encodeStoredCheckpoint(
    { state: Uint8Array.from([9, 9, ...model]), iterations, costs: undefined },
    { trial: Math.floor(iterations / 10) - 1, model },
  );
  const commit = {
    ...commitOf(spec, 0),
    known: { trajectory, readings },
    iteration: iterations,
    cost: done.at(-1) as number,
    curve: encodeCurve(done),
    checkpoint,
    end: { ...ended, curveSha256, costRises: 0, engine: 1, seconds: 0.5 },
  };
  const commitAll = (outcomes: readonly TrialOutcome[]) =>
    store.commitRun({
      ...commit,
      outcomes: outcomes.map((outcome, trial) => ({ trial, outcome, model })),
    });
  const find = async (counts = [10, 20, 30]) => {
    const wanted = counts.map((count, trial) => ({ trial, iterations: count }));
    const [found] = await store.findCachedResults([{ trajectory, readings: wanted }]);
    return found;
  };
  const reuse = async (planned: Partial<Pick<RunReuse, 'generation' | 'total'>> = {}) => {
    const found = await find();
    const [source] = found?.readings ?? [];
    return store.reuseRun({
      ...{ ...commitOf(other, 0), known: { trajectory, readings } },
      ...{ generation: 0, total: 6, ...planned },
      readings: found?.readings ?? [],
      curveOf: source?.source,
      iteration: 30,
      ofCurve: { curveSha256, costRises: 0 },
      end: ended,
    });
  };
  return { ...used, other, commitAll, find, reuse };
}

test('caches a completed trial under its trajectory and iteration count, but not a failed trial', async () => {
  const { commitAll, find, spec, store } = await useKnown();
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
  const [elsewhere] = await store.findCachedResults([{ trajectory: 'e'.repeat(40), readings }]);
  expect(elsewhere?.readings).toEqual([]);
});

test('caches every reading beyond the iteration at which a trajectory diverges or stops early', async () => {
  const { commitAll, find } = await useKnown(15);
  const stopped = { ...completed(0.5), stoppedAt: 15 };
  await commitAll([completed(0.4), diverged, diverged]);
  const statuses = async (counts: number[]) =>
    (await find(counts))?.readings.map(({ iterations, outcome }) => [iterations, outcome.status]);
  expect(await statuses([10, 15, 16, 1_000_000])).toEqual([
    [10, 'completed'],
    [16, 'diverged'],
    [1_000_000, 'diverged'],
  ]);
  const early = await useKnown(15);
  await early.commitAll([completed(0.4), stopped, stopped]);
  const beyond = await early.find([12, 16]);
  expect(beyond?.readings.map(({ iterations }) => iterations)).toEqual([16]);
});

test('commits a cached result as any outcome: counted once, ranked, with model and curve', async () => {
  const { commitAll, reuse, store, spec, other } = await useKnown();
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
  const { commitAll, find, redis, prefix, reuse, store, spec, other } = await useKnown();
  await commitAll([completed(0.5), completed(0.9), completed(0.7)]);
  await redis.hdel(`${prefix}:store:sweep:${spec.id}:models`, '1');
  expect(await reuse()).toBeUndefined();
  expect((await store.readSweep(other.id))?.counts).toMatchObject({ queued: 6, completed: 0 });
  await redis.del(`${prefix}:store:sweep:${spec.id}:trials`);
  expect((await find())?.readings).toEqual([]);
});

test('a cancelled sweep reuses no results', async () => {
  const { commitAll, reuse, store, other } = await useKnown();
  await commitAll([completed(0.5), completed(0.9), completed(0.7)]);
  await store.cancelSweep(other.id, now);
  expect(await reuse()).toEqual([]);
  expect((await store.readSweep(other.id))?.counts).toMatchObject({ cancelled: 6, completed: 0 });
});

test('a run resumes from the furthest checkpoint that is not beyond its first open reading', async () => {
  const { commitAll, store, spec, other } = await useKnown(20);
  await commitAll([completed(0.5), completed(0.9)]);
  const resume = (counts: number[], reuse = true) => {
    const wanted = counts.map((iterations, trial) => ({ trial, iterations }));
    return store.findResumption({ ...refOf(other, 0), readings: wanted, reuse }, trajectory);
  };
  expect(await resume([10, 30])).toEqual({ open: [0, 1], checkpoint: undefined });
  const { open, checkpoint } = await resume([20, 30]);
  expect(open).toEqual([0, 1]);
  expect(checkpoint?.costs).toEqual(costs.slice(0, 20));
  expect(checkpoint?.state).toEqual(Uint8Array.from([9, 9, ...model]));
  // Checkpoints of other sweeps are only used if that is allowed.
  expect((await resume([20, 30], false)).checkpoint).toBeUndefined();
  const own = { ...refOf(spec, 0), readings: [{ trial: 5, iterations: 40 }], reuse: false };
  expect((await store.findResumption(own, trajectory)).checkpoint).toEqual(checkpoint);

  const stopped = encodeStoredCheckpoint({
    ...{ state: Uint8Array.of(7), iterations: 25, costs: undefined },
  });
  const curve = encodeCurve(costs.slice(0, 25));
  await store.commitRun({ ...commitOf(other, 0), outcomes: [], checkpoint: stopped, curve });
  expect((await resume([20, 30])).checkpoint?.costs.length).toBe(20);
  expect((await resume([26, 30])).checkpoint).toEqual({
    state: Uint8Array.of(7),
    costs: costs.slice(0, 25),
  });
});

test('counts cached readings without reading their outcomes', async () => {
  const { commitAll, store } = await useKnown(20);
  await commitAll([completed(0.5), completed(0.9)]);
  expect(
    await store.countCachedResults([
      { trajectory, readings },
      { trajectory: 'e'.repeat(40), readings },
    ]),
  ).toEqual([
    { isKnown: [true, true, false], from: 20 },
    { isKnown: [false, false, false], from: 0 },
  ]);
});

test('commits no cached results for a planner of a lost extension, or of another generation', async () => {
  const { commitAll, other, reuse, store } = await useKnown();
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
