import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bits, cosPiExactly, toFixed, unitsOff } from '../../fixtures/exact-numbers.ts';
import { cosPi } from './cos-pi.ts';
import { wholePower } from './whole-power.ts';

const someX = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.constantFrom(0.25, 0.25 + 2 ** -54, 0.5 - 2 ** -53, 0.5 + 2 ** -53, 1 - 2 ** -53, 2 ** -1074),
);

test('cosPi is within 4 units in the last place of the exact cosine', () => {
  fc.assert(
    fc.property(someX, (x) => {
      const got = cosPi(x);
      expect(unitsOff(got, cosPiExactly(x), x === 0.5 ? 1 : Math.abs(got))).toBeLessThan(4);
    }),
    { numRuns: 500 },
  );
});

test('cosPi has the exact values 1, 0 and −1', () => {
  expect([0, 0.5, 1].map(cosPi)).toEqual([1, 0, -1]);
});

test('wholePower is within 2k units in the last place of the exact power, and exact for a power of 2', () => {
  expect([0, 1, 10, 1074].map((k) => wholePower(0.5, k))).toEqual([1, 0.5, 2 ** -10, 2 ** -1074]);
  const someBase = fc.double({ min: 0.5, max: 1, noNaN: true });
  fc.assert(
    fc.property(someBase, fc.integer({ min: 1, max: 600 }), (x, k) => {
      let exact = toFixed(1);
      for (let i = 0; i < k; i++) exact = (exact * toFixed(x)) >> bits;
      const got = wholePower(x, k);
      expect(unitsOff(got, exact, got)).toBeLessThan(2 * k);
    }),
    { numRuns: 50 },
  );
});
