import { expect, test } from 'vitest';
import { loadDataset } from '../load/load-dataset.ts';
import { prepareDataset } from '../preprocess/prepare-dataset.ts';
import { synthesiseDataset } from '../synthesise/synthesise-dataset.ts';
import { countOperations } from './count-operations.ts';
import { plainOptimization } from './optimization-params.ts';

const size = { m: 200, n: 12288, outputs: 1 };
const tall = { m: 60_000, n: 784, outputs: 1 };
const network = { layers: [20, 7], activation: 'relu', initialization: 'lecun' } as const;
const adam = { ...plainOptimization, optimizer: 'adam' } as const;
const ofUpper = 6 * (20 * 7 + 7);

test.each([
  ['the unit in example space', size, {}, 'unit-gram', 2 * 200 ** 2 + 60 * 200],
  ['the unit in weight space', tall, {}, 'unit-direct', 60_000 * 784],
  ['a network', size, { network }, 'network-gram', 200 * (2 * 20 * 200 + ofUpper)],
  [
    'a network on batches',
    size,
    { network, optimization: { ...plainOptimization, batchSize: 10 } },
    ...(['network-gram', 10 * (2 * 20 * 200 + ofUpper)] as const),
  ],
  [
    'softmax regression with 6 classes',
    ...([{ ...size, outputs: 6 }, {}, 'network-gram', 2 * 6 * 200 ** 2] as const),
  ],
  [
    'a network with adam',
    size,
    { network, optimization: adam },
    ...(['network-direct', 200 * (4 * 20 * 12288 + ofUpper)] as const),
  ],
  [
    'the unit with adam on batches',
    tall,
    { optimization: { ...adam, batchSize: 256 } },
    ...(['network-direct', 256 * 4 * 784] as const),
  ],
])('counts the operations of %s', (_title, of, params, kernels, perIteration) => {
  expect(countOperations(of, { l2: 0, ...params })).toEqual({ kernels, perIteration });
});

test('counts the operations of a run from its prepared data', async () => {
  const data = prepareDataset(await loadDataset(await synthesiseDataset()));
  const { m, n } = data;
  expect(countOperations(data, { l2: 0 })).toEqual(
    countOperations({ m, n, outputs: 1 }, { l2: 0 }),
  );
});
