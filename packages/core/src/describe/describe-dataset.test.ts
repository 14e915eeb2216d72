import { expect, test } from 'vitest';
import { smallDataset } from '../../fixtures/small-dataset.ts';
import { describeDataset } from './describe-dataset.ts';

test('counts images, features, and the images of each class', () => {
  const dataset = smallDataset({ m: 5, mTest: 2, n: 12 });
  dataset.train.labels.set([1, 0, 1, 1, 0]);
  dataset.test.labels.set([0, 0]);
  expect(describeDataset({ ...dataset, imageShape: [2, 2, 3], classes: ['dog', 'cat'] })).toEqual({
    trainCount: 5,
    testCount: 2,
    imageShape: [2, 2, 3],
    featureCount: 12,
    classes: ['dog', 'cat'],
    classBalance: { train: [2, 3], test: [2, 0] },
    warnings: [expect.objectContaining({ code: 'test-has-one-class' })],
  });
});

test('counts the images of each of several classes, also of an absent one', () => {
  const dataset = smallDataset({ m: 6, mTest: 3, n: 12 });
  dataset.train.labels.set([3, 1, 0, 3, 3, 1]);
  dataset.test.labels.set([0, 1, 3]);
  const classes: typeof dataset.classes = ['ball', 'cat', 'boat', 'tree'];
  expect(describeDataset({ ...dataset, imageShape: [2, 2, 3], classes })).toMatchObject({
    classes,
    classBalance: { train: [1, 2, 0, 3], test: [1, 1, 0, 1] },
    warnings: [{ code: 'train-lacks-classes' }, { code: 'test-lacks-classes' }],
  });
});
