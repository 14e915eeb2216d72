import { expect, test } from 'vitest';
import { majorityBaseline, shareCost } from './majority-baseline.ts';

const classes = [
  { name: 'non-cat', count: 17 },
  { name: 'cat', count: 33 },
];

test('the baseline of 33 cats of 50 images is always to answer cat, which is right for 66 %', () => {
  expect(majorityBaseline(classes)).toEqual({ name: 'cat', share: 0.66, count: 50 });
});

test('a split without images has no baseline', () => {
  expect(majorityBaseline([{ name: 'cat', count: 0 }])).toBeUndefined();
  expect(shareCost([])).toBeUndefined();
});

test('the cost of answering the shares is ln 2 for two classes of the same size, and 0 for one class', () => {
  const even = classes.map(({ name }) => ({ name, count: 25 }));
  expect(shareCost(even)).toBeCloseTo(Math.LN2, 15);
  expect(shareCost([{ name: 'cat', count: 50 }])).toBe(0);
  expect(shareCost(classes)).toBeCloseTo(0.641, 3);
});
