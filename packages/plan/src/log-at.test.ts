import { logAt } from '@sweepq/core/numerics';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decimalOf, doubleOf } from './decimals.ts';
import { createPowers } from './powers.ts';

const positive = fc.double({ min: 5e-324, max: Number.MAX_VALUE, noNaN: true });
const modest = fc.double({ min: 1e-12, max: 1e12, noNaN: true });

test('logAt has a relative error of at most (5 + |ln min| + |ln max|) · 2^−51, compared with powers in whole numbers', () => {
  const arguments_ = fc.tuple(modest, modest, fc.integer({ min: 2, max: 60 }), fc.nat(60));
  fc.assert(
    fc.property(arguments_, ([a, b, n, some]) => {
      const [min, max, k] = [Math.min(a, b), Math.max(a, b), some % (n + 1)];
      const { digits, exponent } = decimalOf(min);
      const { powerAt, places } = createPowers(min, max, n);
      const exact = doubleOf(digits * powerAt(k), exponent - places);
      const bound = (5 + Math.abs(Math.log(min)) + Math.abs(Math.log(max))) * 2 ** -51;
      expect(Math.abs(logAt(min, max, k / n) / exact - 1)).toBeLessThanOrEqual(bound);
    }),
    { numRuns: 500 },
  );
});

test('logAt is `min` at share 0, `max` at share 1 and finite between, for any two positive float64s', () => {
  fc.assert(
    fc.property(positive, positive, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, share) => {
      const [min, max] = [Math.min(a, b), Math.max(a, b)];
      expect([logAt(min, max, 0), logAt(min, max, 1)]).toEqual([min, max]);
      const value = logAt(min, max, share);
      expect(value).toBeGreaterThanOrEqual(min * (1 - 1e-11));
      expect(value / (1 + 1e-11)).toBeLessThanOrEqual(max);
    }),
  );
});
