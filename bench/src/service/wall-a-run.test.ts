import { expect, test } from 'vitest';
import { wallOfWindows } from './wall-a-run.ts';

test('a window has 100 runs that end one after the other, for end times in any order', () => {
  const ends = Array.from({ length: 251 }, (_, k) => (k <= 100 ? 2 * k : 100 + k));
  expect(wallOfWindows(ends.reverse())).toEqual([2, 1]);
});

test('there is no window for fewer runs than a window has', () => {
  expect(wallOfWindows([1, 2, 3])).toEqual([]);
  expect(wallOfWindows([])).toEqual([]);
});
