import { createSweepId, type TrialOutcome } from '@sweepq/contract';
import { expect, test } from 'vitest';
import { completed, now, refOf } from '../../fixtures/stored-sweep.ts';
import { useRungs } from '../../fixtures/use-rungs.ts';

/** A sweep whose trial 0 was pruned at the first rung, and another sweep with the same trials. */
async function useReuse() {
  const used = await useRungs();
  const { store, spec, begin, commit, prune } = used;
  await commit(0, { index: 0, accuracy: 0.4, by: await begin(0) });
  await prune([0], 1);
  const other = { ...spec, id: createSweepId(Date.now() + 1) };
  await store.createSweep(other);
  const metrics = { trainCost: 0.1, trainAccuracy: 1, testAccuracy: 0.4 };
  const held: TrialOutcome = { ...completed(0.4), metrics, status: 'pruned', stoppedAt: 10 };
  const source = { sweepId: spec.id, trial: 0, run: 0 };
  const reuse = (generation = 0) =>
    store.reuseRung({
      ...{ sweepId: other.id, run: 0, trial: 0, rung: { index: 0, count: 4 }, value: 0.4, held },
      ...{ source, generation, curveOf: { sweepId: spec.id, run: 0 }, iteration: 10, cost: 0.5 },
      reached: { iterations: 10, metrics },
      ofRun: { curveSha256: 'e'.repeat(64), costRises: 0, engine: 1 },
    });
  return { ...used, other, reuse };
}

test('a cached result at a rung gives the trial its value, its model and its curve, and the trial waits for a verdict', async () => {
  const { store, spec, other, reuse } = await useReuse();
  expect(await reuse()).toBe(true);
  expect(await reuse()).toBe(true);
  const rungs = await store.readRungs(other);
  expect([rungs.countOf(0), rungs.valueAt(0, 0)]).toEqual([1, { value: 0.4, cost: 0.1 }]);
  const [trial] = await store.readTrials(other, [0]);
  expect(trial).toMatchObject({ status: 'queued', rung: 0 });
  const [state] = await store.readRunStates(other.id, [0]);
  expect(state).toMatchObject({ status: 'queued', attempts: 0, iteration: 10, cost: 0.5 });
  const model = await store.readModel({ sweepId: spec.id, trial: 0 });
  expect(await store.readModel({ sweepId: other.id, trial: 0 })).toEqual(model);
  const curve = await store.readCurve({ sweepId: spec.id, run: 0 });
  expect(await store.readCurve({ sweepId: other.id, run: 0 })).toEqual(curve);
  expect((await store.readSweep(other.id))?.counts).toMatchObject({ queued: 3, pruned: 0 });

  const pruned = { trial: 0, run: 0, count: 1, trajectory: 'f'.repeat(40) };
  await store.pruneTrials(other, { generation: 0, now: new Date(now), trials: [pruned] });
  const [ended] = await store.readTrials(other, [0]);
  expect(ended).toMatchObject({ status: 'pruned', rung: 0, metrics: { testAccuracy: 0.4 } });
});

test('nothing is written at a rung for a run that trains, for another generation, or from a result that is gone', async () => {
  const { store, spec, redis, prefix, other, reuse } = await useReuse();
  expect(await reuse(1)).toBe(false);
  await redis.hdel(`${prefix}:store:sweep:${spec.id}:models`, '0');
  expect(await reuse()).toBe(false);
  await redis.hset(`${prefix}:store:sweep:${spec.id}:models`, '0', 'model');
  await store.startRun(refOf(other, 0), { startedAt: now });
  expect(await reuse()).toBe(false);
  expect((await store.readRungs(other)).countOf(0)).toBe(0);
  await store.cancelSweep(other.id, now);
  expect(await reuse()).toBe(false);
});
