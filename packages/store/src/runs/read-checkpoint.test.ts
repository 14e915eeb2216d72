import { expect, test } from 'vitest';
import { costs, model, trajectory, useCachedRun } from '../../fixtures/cached-run.ts';
import { commitOf, completed, now, refOf } from '../../fixtures/stored-sweep.ts';
import { encodeCurve } from '../curves/curve.ts';
import { createKeys } from '../keys.ts';
import { encodeStoredCheckpoint } from './checkpoint.ts';

test('a run resumes from the furthest checkpoint that is not beyond its first open reading', async () => {
  const { commitAll, store, spec, other } = await useCachedRun(20);
  await commitAll([completed(0.5), completed(0.9)]);
  const resume = (counts: number[], reuse = true) => {
    const wanted = counts.map((iterations, trial) => ({ trial, iterations }));
    return store.readCheckpoint({ ...refOf(other, 0), readings: wanted, reuse }, trajectory);
  };
  expect(await resume([10, 30])).toEqual({ open: [0, 1], checkpoint: undefined });
  const { open, checkpoint } = await resume([20, 30]);
  expect(open).toEqual([0, 1]);
  expect(checkpoint?.costs).toEqual(costs.slice(0, 20));
  expect(checkpoint?.state).toEqual(Uint8Array.from([9, 9, ...model]));
  // Checkpoints of other sweeps are only used if that is allowed.
  expect((await resume([20, 30], false)).checkpoint).toBeUndefined();
  const own = { ...refOf(spec, 0), readings: [{ trial: 5, iterations: 40 }], reuse: false };
  expect((await store.readCheckpoint(own, trajectory)).checkpoint).toEqual(checkpoint);

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

test('the start of an attempt answers the same point, and the attempt has started also if it cannot be read', async () => {
  const { commitAll, store, other, redis, prefix } = await useCachedRun(20);
  await commitAll([completed(0.5), completed(0.9)]);
  const readings = [20, 30].map((iterations, trial) => ({ trial, iterations }));
  const run = { ...refOf(other, 0), readings };
  const begin = { startedAt: now, resume: { trajectory, reuse: true } };
  expect((await store.startRun(run, { startedAt: now })).resuming).toBeUndefined();
  const started = await store.startRun(run, begin);
  expect(started).toMatchObject({ state: 'started', attempt: 2, lastCrash: 'worker' });
  expect(await started.resuming).toEqual(
    await store.readCheckpoint({ ...run, reuse: true }, trajectory),
  );

  const { cachedResults } = createKeys(prefix);
  await redis.set(cachedResults(trajectory), 'no hash');
  const { state, attempt, resuming } = await store.startRun(run, begin);
  expect({ state, attempt }).toEqual({ state: 'started', attempt: 3 });
  await expect(resuming).rejects.toThrow(/could not be read: .*WRONGTYPE/);
});
