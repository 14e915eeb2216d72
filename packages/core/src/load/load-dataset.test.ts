import type { GuessableDataTypes } from 'h5wasm';
import { expect, test } from 'vitest';
import { writeHdf5 } from '../hdf5/open-hdf5.ts';
import { loadDataset } from './load-dataset.ts';

type Value = { data: GuessableDataTypes; shape: number[]; dtype: string; chunks?: number[] };
type Values = Record<string, Value | undefined>;

const pixels = (count: number) => Uint8Array.from({ length: count }, (_, k) => (k * 7) % 256);

function valuesOf(split: 'train' | 'test', count = 3): Values {
  return {
    [`${split}_set_x`]: { data: pixels(count * 12), shape: [count, 2, 2, 3], dtype: '<B' },
    [`${split}_set_y`]: {
      data: BigInt64Array.from({ length: count }, (_, k) => BigInt(k % 2)),
      shape: [count],
      dtype: '<q',
    },
    list_classes: { data: ['non-cat', 'cat'], shape: [2], dtype: 'S7' },
  };
}

function writeValues(values: Values) {
  return writeHdf5((file) => {
    for (const [name, value] of Object.entries(values)) {
      if (value !== undefined) file.create_dataset({ name, ...value });
    }
  });
}

async function load(train: Values, test: Values = {}) {
  return loadDataset({
    train: await writeValues({ ...valuesOf('train'), ...train }),
    test: await writeValues({ ...valuesOf('test', 2), ...test }),
  });
}

test('reads images, labels and classes into shared memory', async () => {
  const dataset = await load({});
  expect(dataset).toMatchObject({ imageShape: [2, 2, 3], classes: ['non-cat', 'cat'] });
  expect(dataset.train.count).toBe(3);
  expect([...dataset.train.images]).toEqual([...pixels(36)]);
  expect([...dataset.train.labels]).toEqual([0, 1, 0]);
  expect(dataset.test.count).toBe(2);
  expect(dataset.train.images.buffer).toBeInstanceOf(SharedArrayBuffer);
  expect(dataset.train.labels.buffer).toBeInstanceOf(SharedArrayBuffer);
});

test('a dataset is posted to a thread without a copy of its pixels', async () => {
  const dataset = await load({});
  const clone = structuredClone(dataset);
  clone.train.images[0] = 99;
  expect(dataset.train.images[0]).toBe(99);
});

test.each([
  ['int8', Int8Array.of(0, 1, 1), '<b'],
  ['uint16', Uint16Array.of(0, 1, 1), '<H'],
  ['int32', Int32Array.of(0, 1, 1), '<i'],
  ['uint64', BigUint64Array.of(0n, 1n, 1n), '<Q'],
  ['float32', Float32Array.of(0, 1, 1), '<f'],
  ['float64', Float64Array.of(-0, 1, 1), '<d'],
])('reads labels of type %s', async (_name, data, dtype) => {
  const { train } = await load({ train_set_y: { data, shape: [3], dtype } });
  expect([...train.labels]).toEqual([0, 1, 1]);
});

test('reads compressed images of one channel', async () => {
  const x = (shape: number[]) => ({ data: pixels(12), shape, dtype: '<B' });
  const chunked = { ...x([3, 2, 2, 1]), chunks: [1, 2, 2, 1], compression: 'gzip' as const };
  const dataset = await load(
    { train_set_x: chunked },
    { test_set_x: { ...x([2, 2, 2, 1]), data: pixels(8) } },
  );
  expect(dataset.imageShape).toEqual([2, 2, 1]);
  expect([...dataset.train.images]).toEqual([...pixels(12)]);
});

const images = (data: GuessableDataTypes, shape: number[], dtype = '<B') => ({
  train_set_x: { data, shape, dtype },
});

test.each<[string, Values, string, string]>([
  [
    'no images',
    { train_set_x: undefined },
    'missing-key',
    'Expected `train_set_x` in the train file to be uint8 of shape (images, height, width, channels), got nothing.',
  ],
  [
    'images of float64',
    images(new Float64Array(36), [3, 2, 2, 3], '<d'),
    'wrong-type',
    'Expected `train_set_x` in the train file to be uint8 of shape (images, height, width, channels), got float64 of shape (3, 2, 2, 3).',
  ],
  [
    'images of int8',
    images(new Int8Array(36), [3, 2, 2, 3], '<b'),
    'wrong-type',
    'Expected `train_set_x` in the train file to be uint8 of shape (images, height, width, channels), got int8 of shape (3, 2, 2, 3).',
  ],
  [
    'flat images',
    images(new Uint8Array(36), [3, 12]),
    'wrong-shape',
    'Expected `train_set_x` in the train file to be uint8 of shape (images, height, width, channels), got uint8 of shape (3, 12).',
  ],
  [
    'a split without images',
    images(new Uint8Array(0), [0, 2, 2, 3]),
    'no-images',
    'Expected `train_set_x` in the train file to hold at least one image of at least one pixel, got shape (0, 2, 2, 3).',
  ],
  [
    'too few labels',
    { train_set_y: { data: new Int32Array(2), shape: [2], dtype: '<i' } },
    'wrong-shape',
    'Expected `train_set_y` in the train file to be labels from 0 as integers, booleans or floats of shape (3), one for each image, got int32 of shape (2).',
  ],
  [
    'labels that are strings',
    { train_set_y: { data: ['a', 'b', 'a'], shape: [3], dtype: 'S1' } },
    'wrong-type',
    'Expected `train_set_y` in the train file to be labels from 0 as integers, booleans or floats of shape (3), one for each image, ' +
      "got strings of 1 bytes of shape (3). Write it as `y.astype('uint8')`, with the place of the class in `list_classes`, from 0.",
  ],
  [
    'a label NaN',
    { train_set_y: { data: Float64Array.of(0, 1, Number.NaN), shape: [3], dtype: '<d' } },
    'bad-label',
    'Expected `train_set_y` in the train file to be 0 or 1 everywhere, got NaN at index 2.',
  ],
  [
    'a label 2',
    { train_set_y: { data: Int32Array.of(0, 1, 2), shape: [3], dtype: '<i' } },
    'bad-label',
    'Expected `train_set_y` in the train file to be 0 or 1 everywhere, got 2 at index 2. ' +
      '`list_classes` has 2 names: add a name for each label, or number the labels from 0.',
  ],
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
  [
    'other shapes than the test file',
    images(new Uint8Array(36), [3, 1, 4, 3]),
    'files-differ',
    'Expected the test file to have the image shape of the train file, (1, 4, 3), got (2, 2, 3).',
  ],
])('refuses a train file with %s', async (_what, values, code, message) => {
  await expect(load(values)).rejects.toMatchObject({ name: 'CoreError', code, message });
});

const classes = (names: string[]) => ({
  list_classes: { data: names, shape: [names.length], dtype: 'S9' },
});
const labels = (split: 'train' | 'test', values: number[]) => ({
  [`${split}_set_y`]: { data: Uint8Array.from(values), shape: [values.length], dtype: '<B' },
});
const names = (count: number) => Array.from({ length: count }, (_, c) => `class ${c}`);

test.each([3, 6, 256])('reads the labels of %i classes', async (count) => {
  const both = classes(names(count));
  const last = count - 1;
  const { train, ...dataset } = await load(
    { ...both, ...labels('train', [last, 0, 1]) },
    { ...both, ...labels('test', [1, last]) },
  );
  expect(dataset.classes).toEqual(names(count));
  expect([...train.labels]).toEqual([last, 0, 1]);
  expect([...dataset.test.labels]).toEqual([1, last]);
});

test('rejects a label that has no class, and names the remedy', async () => {
  const both = classes(names(6));
  await expect(load({ ...both, ...labels('train', [0, 5, 6]) }, both)).rejects.toMatchObject({
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
  await expect(load(classes(names(12)), classes(ofTest))).rejects.toMatchObject({
    code: 'files-differ',
    message: `Expected the test file to have the ${message}`,
  });
});

test('refuses a small file that claims 2 TiB of images, and reads no image', async () => {
  const train = await writeHdf5((file) => {
    const made = file.create_dataset({
      name: 'train_set_x',
      data: new Uint8Array(12),
      shape: [1, 2, 2, 3],
      maxshape: [null, 2, 2, 3],
      chunks: [1, 2, 2, 3],
      dtype: '<B',
    });
    made.resize([183251937962, 2, 2, 3]);
  });
  expect(train.byteLength).toBeLessThan(10_000);
  const test = await writeValues(valuesOf('test'));
  await expect(loadDataset({ train, test })).rejects.toMatchObject({
    code: 'too-large',
    message: expect.stringMatching(/`train_set_x` in the train file to be at most 268435456 bytes/),
  });
});

test.each([['text', new TextEncoder().encode('not found\n'.repeat(100))]])(
  'refuses %s that is not HDF5',
  async (_what, train) => {
    const test = await writeValues(valuesOf('test'));
    await expect(loadDataset({ train, test })).rejects.toMatchObject({
      code: 'not-hdf5',
      message: expect.stringMatching(
        /^Expected the train file to be HDF5, got \d+ bytes that cannot/,
      ),
    });
  },
);

test('names the test file in the error about its truncated bytes', async () => {
  const train = await writeValues(valuesOf('train'));
  const whole = await writeValues(valuesOf('test'));
  const test = whole.subarray(0, whole.byteLength / 2);
  await expect(loadDataset({ train, test })).rejects.toMatchObject({
    code: 'not-hdf5',
    message: expect.stringMatching(/^Expected the test file to be HDF5, .*: \S.*\.$/),
  });
});
