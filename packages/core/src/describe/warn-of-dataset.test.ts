import { expect, test } from 'vitest';
import { warnOfDataset } from './warn-of-dataset.ts';

const good = {
  classes: ['non-cat', 'cat'] as [string, string],
  classBalance: { train: [3, 2] as [number, number], test: [1, 1] as [number, number] },
};
const codesOf = (other: Partial<typeof good>) =>
  warnOfDataset({ ...good, ...other }).map(({ code }) => code);

test('gives no warning for a dataset with images of two classes with different names', () => {
  expect(warnOfDataset(good)).toEqual([]);
});

test.each<[string, [number, number], [number, number], string[]]>([
  ['train has label 0 only', [5, 0], [1, 1], ['train-has-one-class']],
  ['test has label 1 only', [3, 2], [0, 2], ['test-has-one-class']],
  ['both have label 1 only', [0, 5], [0, 2], ['train-has-one-class', 'test-has-one-class']],
])('warns where %s', (_what, train, test, codes) => {
  expect(codesOf({ classBalance: { train, test } })).toEqual(codes);
});

test('names the only label of the images and its class', () => {
  const [warning] = warnOfDataset({ ...good, classBalance: { train: [0, 5], test: [1, 1] } });
  expect(warning?.message).toContain('Every image of train has the label 1 (cat)');
});

test.each([
  ['cat', 'cat'],
  ['Cat', 'cat '],
  ['caf\u00e9', 'cafe\u0301'],
])('warns of the class names %j and %j', (...classes) => {
  expect(codesOf({ classes })).toEqual(['class-names-alike']);
});
