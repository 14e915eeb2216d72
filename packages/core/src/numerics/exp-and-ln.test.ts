// Compares exp and ln with exact references.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bits, expExactly, lnExactly, toFixed, unitsOff } from '../../fixtures/exact-numbers.ts';
import { expOfNonPositive } from '../scalar/exp.ts';
import { exp } from './exp.ts';
import { ln } from './ln.ts';
import { pow } from './pow.ts';

test('exp of a number up to 0 is within 1.5 units in the last place', () => {
  const someX = fc.oneof(
    fc.double({ min: -708, max: 0, noNaN: true }),
    fc.double({ min: -1, max: 0, noNaN: true }),
    fc.constantFrom(0, -0, -5e-324, -708, -Math.LN2 / 2, -Math.LN2, -1.5 * Math.LN2),
  );
  fc.assert(
    fc.property(someX, (x) => {
      const got = expOfNonPositive(x);
      expect(unitsOff(got, expExactly(toFixed(x)), got)).toBeLessThan(1.5);
    }),
    { numRuns: 1000 },
  );
});

test('exp gives e^−708 for every number below −708', () => {
  for (const x of [-709, -1e300, Number.NEGATIVE_INFINITY]) {
    expect(expOfNonPositive(x)).toBe(expOfNonPositive(-708));
  }
});

test('ln is within 2 units in the last place of max(|ln x|, 1)', () => {
  const someX = fc.oneof(
    fc.double({ min: 1, max: 2 ** 128, noNaN: true }),
    fc.double({ min: 2 ** -60, max: 2, noNaN: true }),
    fc.constantFrom(1, 2, 0.5, Math.SQRT2, Math.SQRT1_2, 2 ** 128, 1 - 2 ** -53, 1 + 2 ** -52),
  );
  fc.assert(
    fc.property(someX, (x) => {
      const got = ln(x);
      expect(unitsOff(got, lnExactly(x), Math.max(Math.abs(got), 1))).toBeLessThan(2);
    }),
    { numRuns: 300 },
  );
});

test('exp of any number is within 4 units in the last place; beyond the float64s it is 0 or Infinity', () => {
  const someX = fc.oneof(
    fc.double({ min: -708, max: 709.78, noNaN: true }),
    fc.double({ min: -1, max: 1, noNaN: true }),
    fc.constantFrom(0, -0, 5e-324, 708, 708.5, 709.78, Math.LN2),
  );
  fc.assert(
    fc.property(someX, (x) => {
      const got = exp(x);
      expect(unitsOff(got, expExactly(toFixed(x)), got)).toBeLessThan(4);
    }),
    { numRuns: 500 },
  );
  expect([710, 1e300, -746, -1e300].map(exp)).toEqual([
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    0,
    0,
  ]);
  expect(exp(Number.NaN)).toBeNaN();
});

test('pow is within (4 + |y| (2 + 2 |ln x|)) units in the last place', () => {
  const someX = fc.double({ min: 1e-10, max: 1e10, noNaN: true });
  const someY = fc.double({ min: -20, max: 20, noNaN: true });
  fc.assert(
    fc.property(someX, someY, (x, y) => {
      const got = pow(x, y);
      const exact = expExactly((lnExactly(x) * toFixed(y)) >> bits);
      const bound = 4 + Math.abs(y) * (2 + 2 * Math.abs(Math.log(x)));
      expect(unitsOff(got, exact, got)).toBeLessThan(bound);
    }),
    { numRuns: 300 },
  );
  expect([pow(0, 2), pow(7, 0), pow(1, 1e9)]).toEqual([0, 1, 1]);
});
