import { decode } from 'fast-png';
import { expect, test } from 'vitest';
import { smallDataset } from '../../fixtures/small-dataset.ts';
import { imagePng } from './image-png.ts';

const dataset = smallDataset({ m: 3, mTest: 2, n: 12 });
const withShape = (...imageShape: [number, number, number]) => ({ ...dataset, imageShape });

test.each(['train', 'test'] as const)(
  'encodes an image of %s with unchanged pixels',
  async (split) => {
    const { width, height, channels, depth, data } = decode(
      await imagePng(withShape(2, 2, 3), split, 1),
    );
    expect({ width, height, channels, depth }).toEqual({
      ...{ width: 2, height: 2, channels: 3, depth: 8 },
    });
    expect([...data]).toEqual([...dataset[split].images.subarray(12, 24)]);
  },
);

test('does not swap width and height', async () => {
  const { width, height } = decode(await imagePng(withShape(1, 4, 3), 'train', 0));
  expect({ width, height }).toEqual({ width: 4, height: 1 });
});

test.each([-1, 3, 0.5, Number.NaN])('refuses an image index of %s', async (index) => {
  await expect(imagePng(withShape(2, 2, 3), 'train', index)).rejects.toMatchObject({
    code: 'no-such-image',
    message: `Expected the index of a train image to be a whole number from 0 to 2, got ${index}.`,
  });
});

test.each([1, 2, 3, 4])('encodes an image of %i channels', async (channels) => {
  const { data } = decode(await imagePng(withShape(1, 1, channels), 'train', 2));
  const from = 2 * channels;
  expect([...data]).toEqual([...dataset.train.images.subarray(from, from + channels)]);
});

test('refuses images of five channels', async () => {
  await expect(imagePng(withShape(1, 1, 5), 'train', 0)).rejects.toMatchObject({
    code: 'unsupported-image',
    message: 'Expected images of 1 to 4 channels to show as PNG, got 5 channels.',
  });
});
