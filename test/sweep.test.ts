// Results of sweeps in a whole service.

import type { Run } from '@sweepq/client';
import { engineVersion } from '@sweepq/core';
import { expect, test } from 'vitest';
import { shareService, useService } from './support/service.ts';

const shared = shareService();

test('a completed sweep lists the results of all trials, the best first, and has one run per trajectory', async () => {
  const { service } = shared();
  const space = { learningRate: [0.001, 0.003, 0.005], iterations: [500, 1000, 2000] };
  const sweep = await service.submit({ space });
  const ended = await service.waitForSweep(sweep.id);
  expect(ended).toMatchObject({ status: 'completed', counts: { total: 9, completed: 9 } });

  const trials = await service.listTrials(sweep.id);
  expect(ended.best).toEqual(trials[0]);
  const accuracies = trials.map(({ metrics }) => metrics?.test.accuracy ?? 0);
  expect(accuracies).toEqual([...accuracies].sort((a, b) => b - a));

  const { items } = await service.get<{ items: Run[] }>(`/v1/sweeps/${sweep.id}/runs`);
  expect(items).toHaveLength(3);
  const ofEach = { status: 'completed', iteration: 2000, attempts: 1, engine: engineVersion };
  for (const run of items) expect(run).toMatchObject(ofEach);

  const [best] = trials.filter(({ params }) => params.iterations === 2000);
  const curve = await service.get<{ points: { iteration: number; cost: number }[] }>(
    `/v1/trials/${best?.id}/cost-curve`,
  );
  expect(curve.points).toHaveLength(2000);
  expect(curve.points.at(-1)?.cost).toBe(best?.metrics?.train.cost);
  const costs = curve.points.map(({ cost }) => cost);
  const rises = costs.filter((cost, k) => cost > (costs[k - 1] ?? Number.POSITIVE_INFINITY));
  expect(items.find(({ id }) => id === best?.runId)?.costRises).toBe(rises.length);
});

test('every hyperparameter can be a list, and every combination is a trial', async () => {
  const { service } = shared();
  const sweep = await service.submit({
    space: {
      learningRate: [0.001, 0.002],
      iterations: [10, 20],
      seed: [0, 1],
      initScale: [0, 0.01],
      l2: [0, 0.1],
      momentum: [0, 0.9],
      nesterov: [false, true],
      preprocessing: ['divide255', 'standardize'],
    },
  });
  const { counts } = await service.waitForSweep(sweep.id);
  expect(counts).toMatchObject({ total: 256, completed: 256 });
  const trials = await service.listTrials(sweep.id);
  expect(new Set(trials.map(({ params }) => JSON.stringify(params))).size).toBe(256);
  // Some models are equal: without momentum Nesterov’s correction has no effect, and with `initScale` 0 the seed has none.
  const [longest] = trials.toSorted((a, b) => b.params.iterations - a.params.iterations);
  expect(longest?.metrics?.train.cost).toBeGreaterThan(0);
  const distinct = new Set(trials.map(({ modelDigest }) => modelDigest));
  expect(distinct.size).toBeLessThan(256);
  expect(distinct.size).toBeGreaterThan(256 / 4);
});

test('a far too large learning rate ends as diverged, and keeps the last finite model', async () => {
  const { service } = shared();
  const sweep = await service.submit({
    space: { learningRate: [1e3, 1e308], iterations: [1, 50] },
  });
  const ended = await service.waitForSweep(sweep.id);
  expect(ended).toMatchObject({ status: 'completed', counts: { total: 4, failed: 0 } });
  const trials = await service.listTrials(sweep.id);
  const diverged = trials.filter(({ status }) => status === 'diverged');
  expect(diverged.map(({ params }) => params.learningRate)).toEqual(
    expect.arrayContaining([1e3, 1e308]),
  );
  for (const { id, failure } of diverged) {
    expect(failure).toMatchObject({
      code: 'diverged',
      message: expect.stringMatching(/ \d+ iter/),
    });
    const [layer] = (await service.client.readModel(id)).layers;
    expect([...(layer?.bias ?? []), ...(layer?.weights.flat() ?? [])].every(Number.isFinite)).toBe(
      true,
    );
  }
});

test('a worker whose cache is smaller than the dataset trains to the same bits', async () => {
  const service = await useService();
  const submit = () => service.submit({ space: { learningRate: [0.001, 0.005], iterations: 200 } });
  const hashesOf = async (id: string) => {
    await service.waitForSweep(id);
    const trials = await service.listTrials(id);
    return new Map(trials.map(({ params, modelDigest }) => [params.learningRate, modelDigest]));
  };
  const small = await service.startWorker({
    env: { ...service.env, SWEEPQ_CACHE_BYTES: '1000000' },
  });
  const inPieces = await hashesOf((await submit()).id);
  await small.stop();
  await service.startWorker();
  expect(await hashesOf((await submit()).id)).toEqual(inPieces);
});
