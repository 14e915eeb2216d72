import { createSweepId, type SweepSpec } from '@sweepq/contract';
import { trajectoryOf } from '@sweepq/plan';
import { expect, test } from 'vitest';
import { savedFold } from '../../fixtures/saved-fold.ts';
import { commitOf, completed, now, refOf, useCreated } from '../../fixtures/stored-sweep.ts';

const end = { status: 'completed', failure: null, finishedAt: now } as const;

test('removes the cached results of a sweep, for all engine versions, and keeps the results of other sweeps', async () => {
  const { store, spec, redis, prefix } = await useCreated();
  const other = { ...spec, id: createSweepId(Date.now() + 1) };
  await store.createSweep(other);
  const ofRun = (of: SweepSpec, run: number, engine: number) => {
    const { hyperparameters, readings } = refOf(of, run);
    return { trajectory: trajectoryOf({ ...of, hyperparameters, engine }), readings };
  };
  const commit = (of: SweepSpec, trial: number, engine: number, ended = {}) => {
    const run = Math.floor(trial / 3);
    const outcome = { ...completed(0.7), engine };
    const cacheAs = ofRun(of, run, engine);
    const iteration = cacheAs.readings[trial % 3]?.iterations ?? 0;
    return store.commitRun({
      ...{ ...commitOf(of, run), cacheAs, outcomes: [{ trial, outcome }], iteration },
      ...ended,
    });
  };
  // A worker of a newer version has continued and ended the first run.
  await commit(spec, 0, 1);
  await commit(spec, 1, 2, { end, checkpoint: Buffer.alloc(20) });
  await commit(spec, 3, 1);
  // Another sweep has reused one of these results, and has trained another one.
  await commit(other, 0, 1);
  await commit(other, 2, 1);
  const keyOf = (run: number, engine: number) =>
    `${prefix}:store:known:${ofRun(spec, run, engine).trajectory}`;
  expect(Object.keys(await redis.hgetall(keyOf(0, 2))).sort()).toEqual(['20', 'c20']);
  const before = await redis.hgetall(keyOf(0, 1));
  expect(before).toEqual({ 10: `${other.id}-t0 0`, 30: `${other.id}-t2 0` });

  // Redis came back without the mark: the sweep exists, and its cached results stay.
  await store.forgetCachedResults(spec, 1);
  expect(Object.keys(await redis.hgetall(keyOf(0, 2))).sort()).toEqual(['20', 'c20']);
  for (const { id } of [spec, other]) {
    await store.cancelSweep(id, now);
    await store.deleteSweep(id);
  }
  await store.forgetCachedResults(spec, 1);
  expect(await redis.keys(`${prefix}:store:known:*`)).toEqual([keyOf(0, 1)]);
  expect(await redis.hgetall(keyOf(0, 1))).toEqual(before);
  await store.forgetCachedResults(other, 1);
  expect(await redis.keys(`${prefix}:store:known:*`)).toEqual([]);
});

test('removes the folds of a run that was cancelled before it had an outcome', async () => {
  const { store, spec, redis, prefix } = await useCreated({ validation: { folds: 2, seed: 0 } });
  const ref = refOf(spec, 0);
  const { hyperparameters } = ref;
  const trajectory = trajectoryOf({ ...spec, hyperparameters, engine: 1 });
  const started = await store.startRun(ref, { startedAt: now });
  await store.commitFolds({
    ...ref,
    ...started,
    trajectory,
    isFurther: true,
    folds: [savedFold(0)],
  });
  await store.cancelSweep(spec.id, now);
  await store.deleteSweep(spec.id);
  expect(await redis.keys(`${prefix}:store:known:*`)).toHaveLength(1);
  await store.forgetCachedResults(spec, 1);
  expect(await redis.keys(`${prefix}:store:known:*`)).toEqual([]);
});
