import { expect, test } from 'vitest';
import { describeFairness } from './fairness.ts';

test('an overtaker was accepted after a sweep, and ended before the first run of that sweep', () => {
  const fairness = describeFairness([
    { acceptedAt: 0, ends: [90, 80] },
    { acceptedAt: 1, ends: [20, 30] },
    { acceptedAt: 2, ends: [60, 70] },
    { acceptedAt: 3, ends: [75, 85] },
  ]);
  expect(fairness).toEqual({ firstMs: [80, 19, 58, 72], mostOvertakers: 2 });
});
