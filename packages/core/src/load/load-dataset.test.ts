import { expect, test } from 'vitest';
import { loadValues, pixels } from '../../fixtures/write-dataset.ts';

test('reads images, labels and classes into shared memory', async () => {
  const dataset = await loadValues({});
  expect(dataset).toMatchObject({ imageShape: [2, 2, 3], classes: ['non-cat', 'cat'] });
  expect(dataset.train.count).toBe(3);
  expect([...dataset.train.images]).toEqual([...pixels(36)]);
  expect([...dataset.train.labels]).toEqual([0, 1, 0]);
  expect(dataset.test.count).toBe(2);
  expect(dataset.train.images.buffer).toBeInstanceOf(SharedArrayBuffer);
  expect(dataset.train.labels.buffer).toBeInstanceOf(SharedArrayBuffer);
});

test('a dataset is posted to a thread without a copy of its pixels', async () => {
  const dataset = await loadValues({});
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
  const { train } = await loadValues({ train_set_y: { data, shape: [3], dtype } });
  expect([...train.labels]).toEqual([0, 1, 1]);
});

test('reads compressed images of one channel', async () => {
  const x = (shape: number[]) => ({ data: pixels(12), shape, dtype: '<B' });
  const chunked = { ...x([3, 2, 2, 1]), chunks: [1, 2, 2, 1], compression: 'gzip' as const };
  const dataset = await loadValues(
    { train_set_x: chunked },
    { test_set_x: { ...x([2, 2, 2, 1]), data: pixels(8) } },
  );
  expect(dataset.imageShape).toEqual([2, 2, 1]);
  expect([...dataset.train.images]).toEqual([...pixels(12)]);
});
