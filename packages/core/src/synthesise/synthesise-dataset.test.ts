import { expect, test } from 'vitest';
import { recordedSha256 } from '../../fixtures/synthetic-cats.ts';
import { describeDataset } from '../describe/describe-dataset.ts';
import { loadDataset } from '../load/load-dataset.ts';
import { synthesiseDataset } from './synthesise-dataset.ts';

test('the files always have the bytes on which the NumPy results were computed', async () => {
  const first = await synthesiseDataset();
  const second = await synthesiseDataset();
  expect(Buffer.compare(first.train, second.train)).toBe(0);
  expect(Buffer.compare(first.test, second.test)).toBe(0);
  expect((await loadDataset(first)).sha256).toEqual(recordedSha256);
});

test("the dataset has the shapes and classes of the article's dataset", async () => {
  const description = describeDataset(await loadDataset(await synthesiseDataset()));
  expect(description).toEqual({
    trainCount: 209,
    testCount: 50,
    imageShape: [64, 64, 3],
    featureCount: 12288,
    classes: ['non-cat', 'cat'],
    classBalance: { train: [98, 111], test: [19, 31] },
    warnings: [],
  });
});
