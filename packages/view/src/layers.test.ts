import { expect, test } from 'vitest';
import { compareLayers, formatLayers, parseLayers } from './layers.ts';

test.each([
  [[], 'none'],
  [[7], '7'],
  [[20, 7, 5], '20-7-5'],
])('the layers %j are the text %s, and the text gives the layers again', (sizes, text) => {
  expect(formatLayers(sizes)).toBe(text);
  expect(parseLayers(text)).toEqual(sizes);
});

test.each(['', '7-', '-7', '7x', '7,5', ' 7', 'None'])('%j is no text of layers', (text) => {
  expect(parseLayers(text)).toBeUndefined();
});

test('layers are ordered by their number, then by their sizes', () => {
  const texts = ['20-7', '7', 'none', '100', '20-7-5', '7-20', '20'];
  expect(texts.sort(compareLayers)).toEqual(['none', '7', '20', '100', '7-20', '20-7', '20-7-5']);
});
