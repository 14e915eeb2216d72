import { expect, test } from 'vitest';
import { warnOfDataset } from './warn-of-dataset.ts';

const good = {
  classes: ['non-cat', 'cat'] as [string, string, ...string[]],
  classBalance: { train: [3, 2], test: [1, 1] },
};
const codesOf = (other: Partial<typeof good>) =>
  warnOfDataset({ ...good, ...other }).map(({ code }) => code);

test('gives no warning for a dataset with images of two classes with different names', () => {
  expect(warnOfDataset(good)).toEqual([]);
});

test.each<[string, number[], number[], string[]]>([
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

const four = { classes: ['ball', 'cat', 'boat', 'tree'] as typeof good.classes };
const each = [2, 2, 2, 2];

test.each<[string, number[], number[], string[]]>([
  ['train and test have all of four classes', each, each, []],
  ['train lacks two of four classes', [3, 0, 0, 2], each, ['train-lacks-classes']],
  ['test lacks one of four classes', each, [1, 1, 1, 0], ['test-lacks-classes']],
  ['train has one of four classes', [0, 0, 9, 0], each, ['train-has-one-class']],
])('warns where %s', (_what, train, test, codes) => {
  expect(codesOf({ ...four, classBalance: { train, test } })).toEqual(codes);
});

test('names the first five absent classes, and counts the others', () => {
  const [first = '', second = '', ...others] = Array.from({ length: 9 }, (_, c) => `name ${c}`);
  const classes: typeof good.classes = [first, second, ...others];
  const train = [1, 1, 0, 0, 0, 0, 0, 0, 0];
  const [warning] = warnOfDataset({
    classes,
    classBalance: { train, test: train.map(() => 1) },
  });
  expect(warning?.message).toContain(
    'These labels have no image in train: 2 (name 2), 3 (name 3), 4 (name 4), 5 (name 5), 6 (name 6) and 2 more. ',
  );
});

test('names the two of several classes whose names are alike', () => {
  const [warning] = warnOfDataset({
    classes: ['ball', 'cat', 'boat', 'Cat'],
    classBalance: { train: each, test: each },
  });
  expect(warning?.message).toContain('The classes of labels 1 and 3 have the same name (cat, Cat)');
});
