import { expect, test } from 'vitest';
import { parsePixels } from './parse-pixels.ts';

const grey = { shape: [2, 3, 1], most: 2 } as const;
const colour = { shape: [1, 2, 3], most: 2 } as const;
const pixels = Uint8Array.of(0, 1, 2, 3, 4, 255);

test.each([
  ['flat', grey, [0, 1, 2, 3, 4, 255]],
  [
    'rows of numbers, with one channel',
    grey,
    [
      [0, 1, 2],
      [3, 4, 255],
    ],
  ],
  [
    'nested (height, width, channels)',
    grey,
    [
      [[0], [1], [2]],
      [[3], [4], [255]],
    ],
  ],
  [
    'nested with three channels',
    colour,
    [
      [
        [0, 1, 2],
        [3, 4, 255],
      ],
    ],
  ],
])('takes images that are %s', (_title, of, image) => {
  expect(parsePixels({ images: [image, image] }, of)).toEqual({ images: [pixels, pixels] });
});

test.each([
  [
    [0, 1],
    '/images/0',
    'images/0` to be 6 numbers, or 1 rows of 2 pixels with 3 channels, got 2 values',
  ],
  [
    'text',
    '/images/0',
    'images/0` to be 6 numbers, or 1 rows of 2 pixels with 3 channels, got `"text"`',
  ],
  [
    [0, 1, 2, 3, 4, 256],
    '/images/0/5',
    'images/0/5` to be a whole number from 0 to 255, got `256`',
  ],
  [
    [0, 1, 2, 3, 4, 0.5],
    '/images/0/5',
    'images/0/5` to be a whole number from 0 to 255, got `0.5`',
  ],
  [
    [
      [
        [0, 1, 2],
        [3, 4, '5'],
      ],
    ],
    '/images/0/0/1/2',
    'images/0/0/1/2` to be a whole number from 0 to 255, got `"5"`',
  ],
  [
    [
      [
        [0, 1, 2],
        [3, 4],
      ],
    ],
    '/images/0/0/1',
    'images/0/0/1` to be 3 values, got 2 values',
  ],
])('rejects the image %j, and names the place', (image, pointer, detail) => {
  const good = [0, 1, 2, 3, 4, 255];
  expect(parsePixels({ images: [image, good] }, colour)).toEqual({
    bad: [{ pointer, detail: `Expected \`${detail}.` }],
  });
});

test.each([
  [null, '', 'Expected an object with the key `images` only, which is a list of images.'],
  [
    { images: [], more: 1 },
    '',
    'Expected an object with the key `images` only, which is a list of images.',
  ],
  [{ images: [] }, '/images', 'Expected `images` to have 1 to 2 images, got 0.'],
  [{ images: [1, 2, 3] }, '/images', 'Expected `images` to have 1 to 2 images, got 3.'],
])('rejects the body %j', (body, pointer, detail) => {
  expect(parsePixels(body, grey)).toEqual({ bad: [{ pointer, detail }] });
});
