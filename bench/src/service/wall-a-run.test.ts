import { expect, test } from 'vitest';
import { wallOfWindows } from './wall-a-run.ts';

test('a window is a hundred runs that end one after the other, for ends in any order', () => {
  const ends = Array.from({ length: 251 }, (_, k) => (k <= 100 ? 2 * k : 100 + k));
  expect(wallOfWindows(ends.reverse())).toEqual([2, 1]);
});

test('fewer runs than a window give no window', () => {
  expect(wallOfWindows([1, 2, 3])).toEqual([]);
  expect(wallOfWindows([])).toEqual([]);
});
