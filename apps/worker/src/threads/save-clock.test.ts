import { expect, test } from 'vitest';
import { createSaveClock } from './save-clock.ts';

/** The times at which a run saves in its first `untilMs`, if saving takes `tookMs`. */
function savesOf({ tookMs = 0, longestMs = 3_000, untilMs = 20_000 }) {
  const clock = createSaveClock({ firstMs: 500, longestMs, share: 0.02 }, 0);
  const at: number[] = [];
  for (let now = 0; now < untilMs; now += 10) {
    if (!clock.isDue(now)) continue;
    at.push(now);
    clock.saved(now, now + tookMs);
  }
  return at;
}

test('doubles the interval after each save, up to longestMs', () => {
  expect(savesOf({})).toEqual([500, 1_500, 3_500, 6_500, 9_500, 12_500, 15_500, 18_500]);
});

test('keeps a constant interval when longestMs equals firstMs, as after a crash', () => {
  expect(savesOf({ longestMs: 500, untilMs: 2_100 })).toEqual([500, 1_000, 1_500, 2_000]);
});

test('lengthens the interval when saving is slow, so that it takes 2% of the time', () => {
  expect(savesOf({ tookMs: 100 })).toEqual([500, 5_600, 10_700, 15_800]);
});
