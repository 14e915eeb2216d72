import fc from 'fast-check';
import { expect, test } from 'vitest';
import { doubleOf, powerOfTen } from './decimals.ts';
import { pairOf } from './pairs.ts';
import { quickRoundingOf } from './quick-rounding.ts';

const bounds = { min: 1e-9, max: 1e15, int: false };
const fifteen = (digits: bigint, exponent: number) =>
  Number(doubleOf(digits, exponent).toPrecision(15));

/** Rounds `digits` · 10^−`places` in both ways. */
function roundBoth(digits: bigint, places: number): { quick: number; exact: number } {
  const { high, low } = pairOf(digits, powerOfTen(places));
  return { quick: quickRoundingOf(bounds)(high, low), exact: fifteen(digits, -places) };
}

/** A number of 30 digits, from 0.00000001 to below 1e14. */
const digitsOf = (first: fc.Arbitrary<bigint>, rest: fc.Arbitrary<bigint>) =>
  fc.record({
    digits: fc.tuple(first, rest).map(([a, b]) => a * 10n ** 15n + b),
    places: fc.integer({ min: 16, max: 37 }),
  });
const fifteenDigits = fc.bigInt({ min: 10n ** 14n, max: 10n ** 15n - 1n });

test('at least 95 % of random values of 30 digits are certain, and each certain value equals that of the exact arithmetic', () => {
  let [certain, all] = [0, 0];
  const values = digitsOf(fifteenDigits, fc.bigInt({ min: 0n, max: 10n ** 15n - 1n }));
  fc.assert(
    fc.property(values, ({ digits, places }) => {
      const { quick, exact } = roundBoth(digits, places);
      all += 1;
      if (Number.isNaN(quick)) return;
      certain += 1;
      expect(quick).toBe(exact);
    }),
    { numRuns: 5_000 },
  );
  expect(certain).toBeGreaterThan(0.95 * all);
});

test('next to a tie of digit 15, each certain value equals that of the exact arithmetic', () => {
  const half = 5n * 10n ** 14n;
  const near = fc
    .integer({ min: 0, max: 14 })
    .chain((zeros) =>
      fc.bigInt({ min: -(10n ** BigInt(14 - zeros)), max: 10n ** BigInt(14 - zeros) }),
    );
  fc.assert(
    fc.property(
      digitsOf(
        fifteenDigits,
        near.map((far) => half + far),
      ),
      ({ digits, places }) => {
        const { quick, exact } = roundBoth(digits, places);
        if (!Number.isNaN(quick)) expect(quick).toBe(exact);
      },
    ),
    { numRuns: 5_000 },
  );
});

test.each([
  ['a value that may round to a bound', 1e-9 * (1 + 2 ** -52), bounds],
  ['a value next to a power of ten', 0.1, bounds],
  ['a value of more than 22 decimals at digit 15', 1.5e-9, bounds],
  ['a whole number and a half', 2.5, { min: 0, max: 9, int: true }],
])('%s is uncertain', (_title, value, within) => {
  expect(quickRoundingOf(within)(value, 0)).toBeNaN();
});
