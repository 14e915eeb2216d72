import { expect, test } from 'vitest';
import { formatSize, parseSize } from './sizes.ts';

test.each([
  ['1', 1],
  ['64Ki', 65_536],
  ['512Mi', 536_870_912],
  ['1Gi', 1_073_741_824],
  ['2Ti', 2_199_023_255_552],
])('%s is %i bytes, in both directions', (text, bytes) => {
  expect(parseSize(text)).toBe(bytes);
  expect(formatSize(bytes)).toBe(text);
});

test.each(['', '1.5Gi', '1G', '1gi', '-1', '1 Gi', 'Gi', '1e3'])('`%s` is not a size', (text) => {
  expect(parseSize(text)).toBeNaN();
});

test('a size that no unit divides is formatted as bytes', () => {
  expect(formatSize(1_500)).toBe('1500');
  expect(formatSize(0)).toBe('0');
});
