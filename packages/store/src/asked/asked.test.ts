import { expect, test } from 'vitest';
import { now, useCreated } from '../../fixtures/stored-sweep.ts';
import { createStore } from '../create-store.ts';
import { createKeys } from '../keys.ts';

const learningRate = { min: 0.001, max: 0.1, scale: 'linear' as const, int: false };
const request = {
  space: { learningRate, iterations: 10 },
  search: { strategy: 'tpe' as const, trials: 20 },
};
const trial = (rate: number) => [rate, 0, 0.01, 0, 0, false, 'divide255', 10];

async function useSearch() {
  const used = await useCreated(request);
  const { store, spec, redis, prefix } = used;
  const ask = async (rates: readonly number[], generation = 0) => {
    const sweep = await store.readSweep(spec.id);
    if (sweep === undefined) throw new Error('Expected the sweep.');
    const trials = rates.map(trial);
    return store.askTrials(spec.id, { generation, before: sweep.asked, trials });
  };
  const { sweep, asked } = createKeys(prefix).ofSweep(spec.id);
  return { ...used, ask, keys: { sweep, asked }, other: createStore(redis, prefix) };
}

test('chosen trials are counted as queued, and every store reads them with the exact bits', async () => {
  const { store, spec, ask, other } = await useSearch();
  const third = 0.1 / 3;
  expect(await ask([0.01, third])).toBe('asked');
  expect(await other.readSweep(spec.id)).toMatchObject({ counts: { total: 2, queued: 2 } });
  expect(await ask([0.03])).toBe('asked');
  for (const each of [store, other]) {
    const sweep = await each.readSweep(spec.id);
    expect(sweep?.spec.asked).toEqual([0.01, third, 0.03].map(trial));
    expect(sweep?.counts).toMatchObject({ total: 3, queued: 3 });
  }
  const trials = await other.readTrials((await other.readSweep(spec.id))?.spec ?? spec, [1]);
  expect(trials[0]?.params).toMatchObject({ learningRate: third, iterations: 10 });
});

test('of two planners that have read the same trials, one adds trials and the other reads again', async () => {
  const { store, spec, ask, other } = await useSearch();
  await ask([0.01]);
  const [one, two] = await Promise.all([store.readSweep(spec.id), other.readSweep(spec.id)]);
  const asking = (rate: number, before = one?.asked) => ({
    ...{ generation: 0, trials: [trial(rate)] },
    before: before ?? { trials: 0, bytes: 0, sha256: '' },
  });
  expect(await store.askTrials(spec.id, asking(0.02))).toBe('asked');
  expect(await other.askTrials(spec.id, asking(0.05, two?.asked))).toBe('changed');
  expect((await other.readSweep(spec.id))?.spec.asked).toEqual([0.01, 0.02].map(trial));
});

test('of two jobs of one planner that have read different trials, the one that has read less reads again', async () => {
  const { store, spec, ask } = await useSearch();
  await ask([0.01]);
  const early = await store.readSweep(spec.id);
  if (early === undefined) throw new Error('Expected the sweep.');
  await ask([0.02]);
  await store.readSweep(spec.id);
  const asking = { generation: 0, trials: [trial(0.05)], before: early.asked };
  expect(await store.askTrials(spec.id, asking)).toBe('changed');
  expect((await store.readSweep(spec.id))?.spec.asked).toEqual([0.01, 0.02].map(trial));
});

test('a search of another generation, of a paused sweep or of an ended one gets no trials', async () => {
  const { store, spec, ask } = await useSearch();
  expect(await ask([0.01], 1)).toBe('halted');
  await store.pauseSweep(spec.id);
  expect(await ask([0.01])).toBe('halted');
  await store.cancelSweep(spec.id, now);
  expect(await ask([0.01], 1)).toBe('halted');
  expect((await store.readSweep(spec.id))?.counts.total).toBe(0);
});

test('a store that has read trials which Redis has lost reads the trials that were chosen instead', async () => {
  const { store, spec, ask, redis, keys, other } = await useSearch();
  await ask([0.01]);
  const [record, text] = await Promise.all([redis.dumpBuffer(keys.sweep), redis.get(keys.asked)]);
  await ask([0.02, 0.03]);
  expect((await other.readSweep(spec.id))?.spec.asked).toHaveLength(3);
  // Redis goes back to the moment before the second choice.
  if (record === null || text === null) throw new Error('Expected stored trials.');
  await redis.restore(keys.sweep, 0, record, 'REPLACE');
  await redis.set(keys.asked, text);
  expect(await ask([0.05, 0.06])).toBe('asked');
  for (const each of [store, other]) {
    expect((await each.readSweep(spec.id))?.spec.asked).toEqual([0.01, 0.05, 0.06].map(trial));
  }
});

test('chosen trials that were changed by another program make the sweep unreadable', async () => {
  const { spec, ask, redis, keys, other } = await useSearch();
  await ask([0.01]);
  await redis.set(keys.asked, '[0.5]\n');
  await expect(other.readSweep(spec.id)).rejects.toThrow('Its chosen trials cannot be read');
});

test('an exhausted search says so, and keeps its number of trials', async () => {
  const { store, spec, ask } = await useSearch();
  await ask([0.01]);
  expect(await store.exhaustSearch(spec.id, 1)).toBe(false);
  expect(await store.exhaustSearch(spec.id, 0)).toBe(true);
  expect(await store.readSweep(spec.id)).toMatchObject({ isExhausted: true, counts: { total: 1 } });
});
