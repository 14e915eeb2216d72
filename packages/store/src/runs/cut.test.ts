import type { TrialOutcome } from '@sweepq/contract';
import { expect, test } from 'vitest';
import { now, refOf, useCreated } from '../../fixtures/stored-sweep.ts';
import { encodeCurve } from '../curves/curve.ts';
import { packCosts } from '../curves/pack-costs.ts';
import { encodeStoredCheckpoint } from './checkpoint.ts';
import type { CutBy, RunCut } from './cut.ts';

const metrics = { trainCost: 0.25, trainAccuracy: 1, testAccuracy: 0.9 };
const outcome: TrialOutcome = {
  ...{ status: 'cancelled', metrics, bias: 0.5, modelSha256: 'd'.repeat(64), engine: 1 },
  ...{ failure: null, source: 'trained', stoppedAt: 3, times: null },
  ...{ startedAt: now, finishedAt: now },
};
const costs = Float64Array.of(1, 0.5, 0.25);

test('a cut writes the metrics of open trials once, and changes no counter', async () => {
  const { store, spec, cut } = await useTrained();
  expect(await cut({ attempt: 1 })).toBeUndefined();
  await store.cancelSweep(spec.id, now);
  const counts = (await store.readSweep(spec.id))?.counts;
  expect(await cut({ attempt: 1 })).toEqual([1, 2]);
  expect((await store.readSweep(spec.id))?.counts).toEqual(counts);
  const [first, ...others] = await store.readTrials(spec, [0, 1, 2]);
  expect(first).toMatchObject({ status: 'completed', stoppedAt: null });
  for (const trial of others) expect(trial).toMatchObject(outcome);
  expect((await store.readRunStates(spec.id, [0]))[0]).toMatchObject({
    ...{ status: 'cancelled', iteration: 3, cost: 0.25, finishedAt: now, engine: 1, seconds: 2 },
    ...{ curveSha256: 'e'.repeat(64), costRises: 0 },
  });
  expect((await store.readCurve({ sweepId: spec.id, run: 0 }))?.iterations).toBe(3);
  expect(await cut({ attempt: 1 })).toBeUndefined();
  expect(await cut('any')).toBeUndefined();
});

test('a sort by a metric includes cut trials, but they are not ranked by the objective', async () => {
  const { store, spec, cut } = await useTrained();
  await store.cancelSweep(spec.id, now);
  await cut({ attempt: 1 });
  const sorted = async (path: string, order: 'asc' | 'desc') =>
    [...(await store.selectTrials(spec, { sort: [{ path, order }] })).trials].slice(0, 3);
  expect(await sorted('metrics.test.accuracy', 'desc')).toEqual([1, 2, 0]);
  expect(await sorted('objective', 'asc')).toEqual([0, 1, 2]);
  expect((await store.readBest(spec))?.id).toBe(`${spec.id}-t0`);
});

test('events of a cut follow the end of the sweep in both streams, and the revision stays', async () => {
  const { redis, prefix, store, spec, cut } = await useTrained();
  await store.cancelSweep(spec.id, now);
  const read = async (key: string) =>
    (await redis.xrange(`${prefix}:store:${key}`, '-', '+')).map(([, fields]) =>
      JSON.parse(fields.at(-1) ?? ''),
    );
  const own = await read(`sweep:${spec.id}:events`);
  const revision = (await store.readSweep(spec.id))?.revision;
  const moment = await store.readMoment(spec.id);
  await cut({ attempt: 1 });
  const added = [
    { type: 'trial', id: `${spec.id}-t1`, status: 'cancelled', metrics },
    { type: 'trial', id: `${spec.id}-t2`, status: 'cancelled', metrics },
    { type: 'run', id: `${spec.id}-r0`, status: 'cancelled' },
  ];
  expect(await read(`sweep:${spec.id}:events`)).toEqual([...own, ...added]);
  expect((await read('events')).slice(-3)).toEqual(added);
  expect((await store.readSweep(spec.id))?.revision).toBe(revision);
  expect(await store.readMoment(spec.id)).not.toBe(moment);
  await store.forgetEvents(spec.id);
  expect(await read('events')).toEqual([]);
});

test.each<[what: string, by: CutBy]>([
  ['an attempt before the last', { attempt: 0 }],
  ['a job that clears the queue while an attempt works on the run', 'idle'],
])('refuses a cut by %s', async (_what, by) => {
  const { store, spec, cut } = await useTrained();
  await store.cancelSweep(spec.id, now);
  expect(await cut(by)).toBeUndefined();
  expect((await store.readTrials(spec, [1]))[0]).toMatchObject({ metrics: null, stoppedAt: null });
});

test('does not cut a run of a deleted sweep', async () => {
  const { redis, prefix, store, spec, cut } = await useTrained();
  await store.cancelSweep(spec.id, now);
  await store.deleteSweep(spec.id);
  expect(await cut({ attempt: 1 })).toBeUndefined();
  expect(await redis.hlen(`${prefix}:store:sweep:${spec.id}:trials`)).toBe(1);
});

test('reads a checkpoint with the measurements of its iteration, and no checkpoint with measurements of another iteration', async () => {
  const { redis, prefix, store, spec, save } = await useTrained();
  expect(await store.readSavedRun(refOf(spec, 0))).toBeUndefined();
  await save(3);
  expect(await store.readSavedRun(refOf(spec, 0))).toMatchObject({ iterations: 3, metrics });
  expect(await store.findIdleRuns(spec.id)).toEqual([]);
  await store.releaseRun(refOf(spec, 0), { attempt: 1 });
  expect(await store.findIdleRuns(spec.id)).toEqual([0]);
  // An older version saves a later checkpoint, and keeps the measurements of the earlier one.
  await redis.hset(`${prefix}:store:sweep:${spec.id}:checkpoints`, '0', checkpointAt(2));
  expect(await store.readSavedRun(refOf(spec, 0))).toBeUndefined();
});

test('saving a checkpoint changes only the iteration and the cost in the state of a run', async () => {
  const { store, spec, save } = await useTrained();
  const [before] = await store.readRunStates(spec.id, [0]);
  await save(3);
  const [after] = await store.readRunStates(spec.id, [0]);
  expect(after).toEqual({ ...before, iteration: 3, cost: 0.25 });
});

const checkpointAt = (iterations: number) =>
  encodeStoredCheckpoint({
    ...{ iterations, state: Uint8Array.of(1, 2, 3) },
    costs: packCosts(costs.subarray(0, iterations)),
  }) as Buffer;

/** The first of two runs is in its first attempt, and has completed the first of its three trials. */
async function useTrained() {
  const used = await useCreated();
  const { store, spec } = used;
  const { objective } = spec;
  const ref = refOf(spec, 0);
  await store.startRun(ref, { startedAt: now });
  const completed = { ...outcome, status: 'completed', stoppedAt: null } as const;
  const first = { ...completed, metrics: { ...metrics, testAccuracy: 0.5 } };
  const commit = { sweepId: spec.id, run: 0, objective, attempt: 1 };
  await store.commitRun({ ...commit, outcomes: [{ trial: 0, outcome: first }] });
  const save = (iterations: number) =>
    store.commitRun({
      ...{ ...commit, outcomes: [], checkpoint: checkpointAt(iterations) },
      ...{ reached: { iterations, metrics }, iteration: iterations, cost: 0.25 },
    });
  const model = Uint8Array.of(1);
  const cut = (by: CutBy) =>
    store.cutRun({
      ...{ sweepId: spec.id, run: 0, by, iteration: 3, cost: 0.25, finishedAt: now },
      outcomes: [0, 1, 2].map((trial) => ({ trial, outcome, model })),
      curve: encodeCurve(costs),
      ofRun: { curveSha256: 'e'.repeat(64), costRises: 0, engine: 1, seconds: 2 },
    } satisfies RunCut);
  return { ...used, cut, save };
}
