import type { GuessableDataTypes } from 'h5wasm';
import { expect, test } from 'vitest';
import { loadValues, type Values, valuesOf, writeValues } from '../../fixtures/write-dataset.ts';
import { writeHdf5 } from '../hdf5/open-hdf5.ts';
import { loadDataset } from './load-dataset.ts';

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
    'other shapes than the test file',
    images(new Uint8Array(36), [3, 1, 4, 3]),
    'files-differ',
    'Expected the test file to have the image shape of the train file, (1, 4, 3), got (2, 2, 3).',
  ],
])('rejects a train file with %s', async (_what, values, code, message) => {
  await expect(loadValues(values)).rejects.toMatchObject({ name: 'CoreError', code, message });
});

test('rejects a small file that claims 2 TiB of images, and reads no image', async () => {
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

test('rejects text that is not HDF5', async () => {
  const train = new TextEncoder().encode('not found\n'.repeat(100));
  const test = await writeValues(valuesOf('test'));
  await expect(loadDataset({ train, test })).rejects.toMatchObject({
    code: 'not-hdf5',
    message: expect.stringMatching(
      /^Expected the train file to be HDF5, got \d+ bytes that cannot/,
    ),
  });
});

test('names the test file in the error about its truncated bytes', async () => {
  const train = await writeValues(valuesOf('train'));
  const whole = await writeValues(valuesOf('test'));
  const test = whole.subarray(0, whole.byteLength / 2);
  await expect(loadDataset({ train, test })).rejects.toMatchObject({
    code: 'not-hdf5',
    message: expect.stringMatching(/^Expected the test file to be HDF5, .*: \S.*\.$/),
  });
});
