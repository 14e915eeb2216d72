import { expect, test } from 'vitest';
import { splitClasses } from './split-classes.ts';

const classes = [
  { name: 'non-cat', trainCount: 137, testCount: 17 },
  { name: 'cat', trainCount: 72, testCount: 33 },
];

test('a validation split of 0.2 holds out 27 of 137 and 14 of 72 images, and the rest trains', () => {
  const counts = (split: 'train' | 'validation' | 'test') =>
    splitClasses(classes, { fraction: 0.2 }, split).map(({ count }) => count);
  expect(counts('validation')).toEqual([27, 14]);
  expect(counts('train')).toEqual([110, 58]);
  expect(counts('test')).toEqual([17, 33]);
});

test('without a validation split, all training images train', () => {
  expect(splitClasses(classes, null, 'train').map(({ count }) => count)).toEqual([137, 72]);
});
