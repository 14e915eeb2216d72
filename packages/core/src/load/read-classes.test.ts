import { expect, test } from 'vitest';
import { classNames, labels, loadValues, type Values } from '../../fixtures/write-dataset.ts';

const names = (count: number) => Array.from({ length: count }, (_, c) => `class ${c}`);

test.each([3, 6, 256])('reads the labels of %i classes', async (count) => {
  const both = classNames(names(count));
  const last = count - 1;
  const { train, ...dataset } = await loadValues(
    { ...both, ...labels('train', [last, 0, 1]) },
    { ...both, ...labels('test', [1, last]) },
  );
  expect(dataset.classes).toEqual(names(count));
  expect([...train.labels]).toEqual([last, 0, 1]);
  expect([...dataset.test.labels]).toEqual([1, last]);
});

test('rejects a label that has no class, and names the remedy', async () => {
  const both = classNames(names(6));
  await expect(loadValues({ ...both, ...labels('train', [0, 5, 6]) }, both)).rejects.toMatchObject({
    code: 'bad-label',
    message:
      'Expected `train_set_y` in the train file to be 0 to 5 everywhere, got 6 at index 2. ' +
      '`list_classes` has 6 names: add a name for each label, or number the labels from 0.',
  });
});

test.each<[string, string[], string]>([
  [
    'a name',
    names(12).with(7, 'other'),
    'class of label 7 of the train file, (class 7), got (other).',
  ],
  ['the number of names', names(13), 'number of classes of the train file, (12), got (13).'],
])('names the first difference of many classes: %s', async (_what, ofTest, message) => {
  await expect(loadValues(classNames(names(12)), classNames(ofTest))).rejects.toMatchObject({
    code: 'files-differ',
    message: `Expected the test file to have the ${message}`,
  });
});

test.each<[string, Values, string, string]>([
  [
    'one class',
    { list_classes: { data: ['a'], shape: [1], dtype: 'S1' } },
    'wrong-shape',
    'Expected `list_classes` in the train file to be 2 to 256 strings, got strings of 1 bytes of shape (1).',
  ],
  [
    '257 classes',
    { list_classes: { data: Array<string>(257).fill('a'), shape: [257], dtype: 'S1' } },
    'wrong-shape',
    'Expected `list_classes` in the train file to be 2 to 256 strings, got strings of 1 bytes of shape (257).',
  ],
  [
    'more classes than the test file',
    { list_classes: { data: ['a', 'b', 'c'], shape: [3], dtype: 'S1' } },
    'files-differ',
    'Expected the test file to have the classes of the train file, (a, b, c), got (non-cat, cat).',
  ],
  [
    'classes that are numbers',
    { list_classes: { data: Uint8Array.of(0, 1), shape: [2], dtype: '<B' } },
    'wrong-type',
    'Expected `list_classes` in the train file to be 2 to 256 strings, got uint8 of shape (2). ' +
      "Write it as `np.array(['non-cat', 'cat'], dtype='S')`.",
  ],
  [
    'a class name of 1001 characters',
    { list_classes: { data: ['a', 'b'.repeat(1001)], shape: [2], dtype: 'S' } },
    'too-large',
    'Expected `list_classes` in the train file to be names of at most 1000 characters, got 1001.',
  ],
  [
    'other classes than the test file',
    { list_classes: { data: ['a', 'b'], shape: [2], dtype: 'S1' } },
    'files-differ',
    'Expected the test file to have the classes of the train file, (a, b), got (non-cat, cat).',
  ],
])('rejects a train file with %s', async (_what, values, code, message) => {
  await expect(loadValues(values)).rejects.toMatchObject({ name: 'CoreError', code, message });
});
