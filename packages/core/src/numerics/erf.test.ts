// Compares the error function with exact references.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  bits,
  erfcExactly,
  expExactly,
  one,
  toFixed,
  unitsOff,
} from '../../fixtures/exact-numbers.ts';
import { erf, erfc, erfcx } from './erf.ts';

const someX = fc.oneof(
  fc.double({ min: 0, max: 26, noNaN: true }),
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.constantFrom(0, 0.5, 0.49999999999999994, 3.75, 1e-300),
);
const options = { numRuns: 200 };

test('erfc is within 14 units in the last place from 0 to 26, where it is 10^−296', () => {
  fc.assert(
    fc.property(someX, (x) => {
      const got = erfc(x);
      expect(unitsOff(got, erfcExactly(x), got)).toBeLessThan(14);
    }),
    options,
  );
  expect([erfc(28), erfc(-7), erfc(Number.POSITIVE_INFINITY)]).toEqual([0, 2, 0]);
});

test('erfcx is within 8 units in the last place, and 1 / (x √π) far out', () => {
  fc.assert(
    fc.property(someX, (x) => {
      const square = (toFixed(x) * toFixed(x)) >> bits;
      const exact = (erfcExactly(x) * one) / expExactly(-square);
      const got = erfcx(x);
      expect(unitsOff(got, exact, got)).toBeLessThan(8);
    }),
    options,
  );
  expect(erfcx(1e10) * 1e10).toBeCloseTo(1 / Math.sqrt(Math.PI), 12);
  expect(erfcx(Number.POSITIVE_INFINITY)).toBe(0);
});

test('erf is within 4 units in the last place, and odd', () => {
  fc.assert(
    fc.property(someX, (x) => {
      const got = erf(x);
      if (x > 1e-290) expect(unitsOff(got, one - erfcExactly(x), got)).toBeLessThan(4);
      expect(erf(-x)).toBe(-got);
    }),
    options,
  );
});
