import { decode } from 'fast-png';
import { expect, test } from 'vitest';
import { weightsPng } from './weights-png.ts';

test('a pixel has the colour of the mean of its channels, from blue over white to orange', async () => {
  const weights = Float64Array.of(-3, -1, 0, 0, 1, 3, 0.5, 1.5);
  const { width, height, channels, data } = decode(await weightsPng(weights, [1, 4, 2]));
  expect({ width, height, channels }).toEqual({ width: 4, height: 1, channels: 3 });
  expect([...data]).toEqual([
    ...[33, 102, 172],
    ...[247, 247, 247],
    ...[224, 130, 20],
    // Half of the way from white to orange.
    ...[236, 189, 134],
  ]);
});

test('weights of 0 are white', async () => {
  const { data } = decode(await weightsPng(new Float64Array(6), [2, 1, 3]));
  expect(new Set(data)).toEqual(new Set([247]));
});
