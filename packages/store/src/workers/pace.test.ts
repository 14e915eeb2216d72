import { expect, test } from 'vitest';
import { commitOf, useCreated } from '../../fixtures/stored-sweep.ts';

test('the pace of a training setup is the average of recent runs, weighted by iterations', async () => {
  const { store, spec } = await useCreated();
  const of = { dataset: spec.dataset, validation: null, preprocessing: 'divide255' } as const;
  const validated = { ...of, validation: { fraction: 0.2, seed: 1 } };
  expect(await store.readPaces([of])).toEqual([null]);
  const note = (seconds: number, iterations: number) =>
    store.commitRun({ ...commitOf(spec, 0), outcomes: [], pace: { of, seconds, iterations } });
  await note(1, 1000);
  expect(await store.readPaces([of, validated])).toEqual([0.001, null]);
  // The pace is weighted by iterations: a short run, whose time is mostly its start, counts little.
  await note(0.5, 10);
  expect((await store.readPaces([of]))[0]).toBeCloseTo(1.45 / 960, 6);
  for (let k = 0; k < 100; k++) await note(2, 1000);
  expect((await store.readPaces([of]))[0]).toBeCloseTo(0.002, 4);
});
