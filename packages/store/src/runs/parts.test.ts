// The costs and the state of a run in training.
import { expect, test } from 'vitest';
import { checkpoint, curve, end, type Used, useRun } from '../../fixtures/stored-run.ts';
import { completed } from '../../fixtures/stored-sweep.ts';
import { encodePart, noParts, type PartEnd } from '../curves/cost-parts.ts';
import { encodeSavedState } from './saved-state.ts';

const costs = Float64Array.from({ length: 30 }, (_, k) => 1 / (k + 1));
const trajectory = 'e'.repeat(40);

/** A part from the end of an earlier part to `iteration`, and the state after it. */
function partTo(iteration: number, after: PartEnd = noParts, by = 1) {
  const { part, end } = encodePart(
    after,
    costs.slice(after.iteration, iteration).map((c) => c * by),
  );
  return { part, state: encodeSavedState(end, Uint8Array.of(iteration)), end };
}

function savingTo({ commit, store, run }: Used) {
  return {
    /** Returns the iteration up to which Redis has costs after the commit. */
    save: async (attempt: number, { part, state, end }: ReturnType<typeof partTo>) => {
      let savedTo: number | undefined;
      const onSaved = (iteration: number) => {
        savedTo = iteration;
      };
      await commit(attempt, { part, state, iteration: end.iteration, onSaved });
      return savedTo;
    },
    resume: async (first = 30) => {
      const readings = [{ trial: 0, iterations: first }];
      const point = await store.readCheckpoint({ ...run, readings, reuse: false }, trajectory);
      return point.checkpoint;
    },
    readCosts: async () =>
      (await store.readCurve({ ...run }))?.points.map(([, cost]) => cost) ?? [],
  };
}

test('each save adds a part, and the run resumes from the last one with all costs', async () => {
  const used = await useRun();
  const { save, resume, readCosts } = savingTo(used);
  await used.begin();
  const first = partTo(10);
  expect(await save(1, first)).toBe(10);
  const second = partTo(15, first.end);
  expect(await save(1, second)).toBe(15);
  // A command whose answer was lost is sent again.
  expect(await save(1, second)).toBe(15);
  expect(await save(1, partTo(20, second.end))).toBe(20);
  expect(await resume()).toEqual({ state: Uint8Array.of(20), costs: costs.slice(0, 20) });
  expect(await readCosts()).toEqual([...costs.slice(0, 20)]);
  // The two newest states are stored.
  expect((await resume(19))?.costs).toEqual(costs.slice(0, 15));
  expect(await resume(14)).toBeUndefined();
  expect(await used.state()).toMatchObject({ iteration: 20 });
});

test('a save that does not follow the stored parts is refused, and the next save from their end is stored', async () => {
  const used = await useRun();
  const { redis, key } = used;
  const { save, resume } = savingTo(used);
  await used.begin();
  const [first, before] = [partTo(10), `${key}:before`];
  await save(1, first);
  await redis.copy(`${key}:parts`, before);
  const second = partTo(15, first.end);
  await save(1, second);
  // Redis has lost the second save, which it had acknowledged.
  await redis.copy(before, `${key}:parts`, 'REPLACE');
  await redis.del(before);
  expect(await save(1, partTo(20, second.end))).toBe(10);
  expect((await resume())?.costs).toHaveLength(10);
  expect(await save(1, partTo(25, first.end))).toBe(25);
  expect(await resume()).toEqual({ state: Uint8Array.of(25), costs: costs.slice(0, 25) });
  // A part with another check number at the same iteration is that of another training.
  const other = partTo(25, noParts, 2);
  expect(await save(1, partTo(30, other.end))).toBe(25);
  expect((await resume())?.costs).toEqual(costs.slice(0, 25));
});

test('the first save of an attempt replaces the parts and the checkpoint of earlier attempts', async () => {
  const used = await useRun();
  const { save, resume } = savingTo(used);
  await used.begin();
  await save(1, partTo(10));
  await used.commit(1, { curve, checkpoint, iteration: 3 });
  // A whole checkpoint replaces the parts.
  expect(await used.redis.hgetall(`${used.key}:parts`)).toEqual({});
  await used.begin();
  await save(2, partTo(5, noParts, 2));
  expect(await used.redis.hexists(`${used.key}:checkpoints`, '0')).toBe(0);
  expect(await resume()).toEqual({
    state: Uint8Array.of(5),
    costs: costs.slice(0, 5).map((cost) => cost * 2),
  });
});

test('the end of a run removes its parts, and a failure keeps them for a retry', async () => {
  for (const status of ['completed', 'failed'] as const) {
    const used = await useRun();
    const { save, readCosts } = savingTo(used);
    await used.begin();
    await save(1, partTo(10));
    const outcomes = [0, 1, 2].map((trial) => ({ trial, outcome: completed(0.5) }));
    await used.commit(1, { outcomes, end: { ...end, status }, curve, iteration: 12 });
    const isKept = status === 'failed';
    expect(await used.redis.exists(`${used.key}:parts`)).toBe(isKept ? 1 : 0);
    expect(await readCosts()).toHaveLength(isKept ? 10 : 3);
  }
});

test('a saved run is cut at its last whole checkpoint', async () => {
  const used = await useRun();
  const { commit, store, run, redis, key } = used;
  const { begin } = await used.begin();
  const { part, state } = partTo(10);
  const metrics = { trainCost: 0.1, trainAccuracy: 1, testAccuracy: 1 };
  await commit(1, { begin, part, state, iteration: 10, reached: { iterations: 10, metrics } });
  const saved = await store.readSavedRun(run);
  expect(saved).toMatchObject({ iterations: 10, isCurveStored: false });
  expect(saved?.checkpoint).toEqual({ state: Uint8Array.of(10), costs: costs.slice(0, 10) });
  await redis.hset(`${key}:parts`, '0:p0', 'damaged');
  expect(await store.readSavedRun(run)).toBeUndefined();
  expect(await store.readCurve(run)).toBeUndefined();
});
