import { expect, test } from 'vitest';
import { loadDataset } from './load-dataset.ts';
import { writeSplit } from './write-split.ts';

const classes = ['Kätzchen', 'Hund'];
const write = (split: 'train' | 'test', images: Uint8Array, side: number) => {
  const count = images.length / (side * side);
  const labels = Uint8Array.from({ length: count }, (_, i) => i % 2);
  return writeSplit({ split, images, labels, imageShape: [side, side, 1], classes });
};

test.each([
  ['one piece', 90, 3],
  ['parts of 1 MiB: images of 17 MB, the last part shorter', 100, 1707],
])('writes a split that loads with the same pixels, labels and names, in %s', async (...of) => {
  const [, side, count] = of;
  const images = Uint8Array.from({ length: side * side * count }, (_, k) => (k * k) % 251);
  const train = await write('train', images, side);
  const test = await write('test', images.subarray(0, side * side), side);
  const dataset = await loadDataset({ train, test });
  expect(dataset).toMatchObject({ imageShape: [side, side, 1], classes });
  expect(dataset.train.count).toBe(count);
  expect(Buffer.compare(dataset.train.images, images)).toBe(0);
  expect([...dataset.train.labels.subarray(0, 3)]).toEqual([0, 1, 0]);
});
