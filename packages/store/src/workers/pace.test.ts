import { expect, test } from 'vitest';
import { commitOf, useCreated } from '../../fixtures/stored-sweep.ts';

async function usePace() {
  const { store, spec } = await useCreated();
  const of = { dataset: spec.dataset, validation: null, preprocessing: 'divide255' } as const;
  const note = (pace: { seconds: number; iterations: number; perIteration?: number }) => {
    const { perIteration = 1000, ...measured } = pace;
    const operations = { kernels: 'unit-gram', perIteration };
    const own = { ...commitOf(spec, 0), outcomes: [] };
    return store.commitRun({ ...own, pace: { of, ...measured, operations } });
  };
  return { store, spec, of, note };
}

test('the pace of a training setup is the average of recent runs, weighted by iterations', async () => {
  const { store, of, note } = await usePace();
  const validated = { ...of, validation: { fraction: 0.2, seed: 1 } };
  expect(await store.readPaces([of])).toEqual([null]);
  await note({ seconds: 1, iterations: 1000 });
  expect(await store.readPaces([of, validated])).toEqual([0.001, null]);
  // The pace is weighted by iterations: a short run, whose time is mostly its start, counts little.
  await note({ seconds: 0.5, iterations: 10 });
  expect((await store.readPaces([of]))[0]).toBeCloseTo(1.45 / 960, 6);
  for (let k = 0; k < 100; k++) await note({ seconds: 2, iterations: 1000 });
  expect((await store.readPaces([of]))[0]).toBeCloseTo(0.002, 4);
});

test('rates are operations a second of recent runs with the same kernels, for each power of 2 of operations', async () => {
  const { store, spec, note } = await usePace();
  const kernels = ['unit-gram', 'network-gram'];
  expect(await store.readRates(kernels)).toEqual([]);
  await note({ seconds: 1, iterations: 1000, perIteration: 1000 });
  await note({ seconds: 0.05, iterations: 100, perIteration: 1050 });
  await note({ seconds: 2, iterations: 100, perIteration: 2 ** 20 });
  // A run with an optimization has a rate, but no pace of its own.
  await store.commitRun({
    ...{ ...commitOf(spec, 0), outcomes: [] },
    pace: {
      ...{ of: undefined, seconds: 1, iterations: 10 },
      operations: { kernels: 'network-gram', perIteration: 64 },
    },
  });
  const rates = await store.readRates(kernels);
  expect(rates).toMatchObject([
    { kernels: 'unit-gram', size: 10 },
    { kernels: 'unit-gram', size: 20, perSecond: 50 * 2 ** 20 },
    { kernels: 'network-gram', size: 6, perSecond: 640 },
  ]);
  expect(rates[0]?.perSecond).toBeCloseTo((0.95 * 1e6 + 105_000) / (0.95 + 0.05), 0);
});
