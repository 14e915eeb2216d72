// The cache of a worker prepares the folds of a division in its preparing thread, and threads train on them.
import { join } from 'node:path';
import { loadDataset, type Preprocessing, prepareDataset, synthesiseDataset } from '@sweepq/core';
import { expect, inject, onTestFinished, test } from 'vitest';
import { createDatasetSources } from '../apps/worker/dist/datasets/dataset-sources.js';
import { createPreparedCache } from '../apps/worker/dist/datasets/prepared-cache.js';
import { createTrainingPool } from '../apps/worker/dist/threads/training-pool.js';

const name = 'synthetic-cats';
const roots = [join(inject('homeDir'), 'datasets')];
const spec = {
  ...{ learningRate: 0.002, seed: 3, initScale: 0.01, l2: 0, momentum: 0, nesterov: false },
  readings: [40],
};
const { signal } = new AbortController();

test.each(['divide255', 'standardize'] as const)(
  'with %s, runs on the folds and on the whole have the bits of runs on data that is prepared alone',
  async (preprocessing) => {
    const dataset = await loadDataset(await synthesiseDataset());
    const pool = createTrainingPool({ threads: 2 });
    onTestFinished(() => pool.close());
    const answers: string[] = [];
    const cache = createPreparedCache({
      ...{ pool, sources: createDatasetSources({ roots }), budgetBytes: 2 ** 28 },
      onAsked: (answer) => void answers.push(answer),
    });
    const train = async (fold: number | undefined) => {
      const view = viewOf(preprocessing, fold);
      const identity = { name, sha256: dataset.sha256 };
      const { value, release } = await cache.borrowData({ dataset: identity, ...view, signal });
      const start = await cache.findStart(value, spec, signal);
      const { end } = await pool.train({
        ...{ data: value.data, start, spec, signal, onMessage: () => undefined },
      });
      release();
      return end.modelSha256;
    };
    const alone = async (fold: number | undefined) => {
      const data = prepareDataset(dataset, { ...viewOf(preprocessing, fold), slots: 2 });
      const { end } = await pool.train({
        ...{ data, start: undefined, spec, signal, onMessage: () => undefined },
      });
      return end.modelSha256;
    };
    const all = [0, 1, 2, undefined];
    const found = await Promise.all(all.slice(0, 3).map(train));
    found.push(await train(undefined));
    const expected = [];
    for (const fold of all) expected.push(await alone(fold));
    expect(found).toEqual(expected);
    // One division, and the starting products: of the whole, or of each part and the whole.
    const misses = answers.filter((answer) => answer === 'miss').length;
    expect(misses).toBe(preprocessing === 'divide255' ? 2 : 5);
  },
);

const viewOf = (preprocessing: Preprocessing, fold: number | undefined) => ({
  preprocessing,
  validation: fold === undefined ? undefined : { folds: 3, seed: 1, fold },
});
