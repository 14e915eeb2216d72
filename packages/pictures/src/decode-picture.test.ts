import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { decodePicture } from './decode-picture.ts';

const folder = new URL('../fixtures/', import.meta.url);
const read = (name: string) => readFile(new URL(name, folder));

type Expected = {
  size: [width: number, height: number];
  rgb: number[];
  grey: number[];
  enlarged?: number[];
};
const expected: Record<string, Expected> = JSON.parse(String(await read('expected.json')));

/** A palette has edges, at which the rounding of the two kernels differs most. */
const bounds: Readonly<Record<string, number>> = { 'palette.png': 6 };

test.each(Object.entries(expected))(
  'the pixels of %s are those of Pillow within 3 of 255 (a palette: 6), and within 0.6 on average',
  async (name, { size, rgb, grey }) => {
    for (const [channels, pillow] of [[3, rgb] as const, [1, grey] as const]) {
      const { pixels, source } = await decodePicture(await read(name), [16, 16, channels]);
      expect([source.width, source.height]).toEqual(size);
      expect(pixels.length).toBe(pillow.length);
      const distances = pillow.map((value, i) => Math.abs(value - (pixels[i] as number)));
      expect(Math.max(...distances)).toBeLessThanOrEqual(bounds[name] ?? 3);
      expect(distances.reduce((sum, each) => sum + each, 0) / distances.length).toBeLessThan(0.6);
    }
  },
);

test('the pixels of an enlarged picture are those of Pillow within 8 of 255, and within 2.5 on average', async () => {
  const pillow = expected['rgba.png']?.enlarged ?? [];
  const { pixels } = await decodePicture(await read('rgba.png'), [64, 64, 1]);
  expect(pixels.length).toBe(pillow.length);
  const distances = pillow.map((value, i) => Math.abs(value - (pixels[i] as number)));
  expect(Math.max(...distances)).toBeLessThanOrEqual(8);
  expect(distances.reduce((sum, each) => sum + each, 0) / distances.length).toBeLessThan(2.5);
});

test('rejects a picture of 60 000 × 60 000 pixels by its header, without decoding it', async () => {
  await expect(decodePicture(await read('bomb.png'), [16, 16, 3])).rejects.toMatchObject({
    code: 'picture-too-large',
    message:
      'Expected a picture of at most 64 million pixels, got 60000 × 60000 (3600 million). Make it smaller first.',
  });
});

const formats = 'Expected a picture as JPEG, PNG, WebP, GIF, TIFF or AVIF';

test.each([
  ['', 'not-a-picture', 'Expected a picture, got no bytes.'],
  [
    'hello',
    'not-a-picture',
    `${formats}, got an unknown format that starts with the bytes 68 65 6c 6c.`,
  ],
  ['<svg width="9"/>', 'unsupported-picture', `${formats}, got SVG. Save it as PNG.`],
  [
    '<!DOCTYPE html>',
    'unsupported-picture',
    `${formats}, got a web page. Download the picture itself.`,
  ],
  [
    `\0\0\0\x18ftypheic\0\0\0\0mif1heic${'\0'.repeat(99)}`,
    'unsupported-picture',
    `${formats}, got HEIC. Save it as JPEG: an iPhone does so if Settings → Camera → Formats is Most Compatible.`,
  ],
])('rejects the bytes %j with their own sentence', async (text, code, message) => {
  const refused = decodePicture(Buffer.from(text, 'latin1'), [16, 16, 3]);
  await expect(refused).rejects.toMatchObject({ code, message });
});

test.each(['rotated-1.jpg', 'plain.png', 'plain.webp', 'plain.gif', 'plain.tiff'])(
  'rejects the first half of %s as truncated',
  async (name) => {
    const bytes = await read(name);
    const half = bytes.subarray(0, bytes.length / 2);
    await expect(decodePicture(half, [16, 16, 3])).rejects.toMatchObject({
      code: 'broken-picture',
      message: expect.stringMatching(/^Expected a whole picture, got a .+ that is truncated/),
    });
  },
);

test('rejects images of 4 channels, which no picture can give', async () => {
  await expect(decodePicture(await read('plain.png'), [16, 16, 4])).rejects.toThrow(
    'Expected a model of images with 1 or 3 channels, got 4 channels. Send the pixels as JSON.',
  );
});
