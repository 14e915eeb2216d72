import { createHash } from 'node:crypto';
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

test('with ten classes, the pixels are always the same, and each class has its own kind of pictures', async () => {
  const dataset = await loadDataset(await synthesiseDataset({ classes: 10 }));
  const pixels = createHash('sha256').update(dataset.train.images).digest('hex');
  expect(pixels).toBe('f84b8a5b4060669cc781b576545ee313c595e6af8335afd1bdd7d00778400f31');
  const described = describeDataset(dataset);
  expect(described.classes).toEqual([
    ...['ball', 'cat', 'house', 'tree', 'boat', 'fish', 'car', 'flower', 'star', 'mushroom'],
  ]);
  expect(described.warnings).toEqual([]);
  expect(described.imageShape).toEqual([64, 64, 3]);
  expect(Math.min(...described.classBalance.train)).toBeGreaterThan(12);
});

test.each([1, 11, 2.5, Number.NaN])('rejects %d classes', async (classes) => {
  await expect(synthesiseDataset({ classes })).rejects.toThrow(
    new RangeError(`Expected \`classes\` to be a whole number from 2 to 10, got \`${classes}\`.`),
  );
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
