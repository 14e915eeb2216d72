// Compares exp and ln with a reference that computes in whole multiples of 2^−1300.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expOfNonPositive } from '../scalar/exp.ts';
import { ln } from './ln.ts';

const bits = 1300n;
const one = 1n << bits;

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

/** |got − exact| in units in the last place of `scale`. */
function unitsOff(got: number, exact: bigint, scale: number): number {
  const unit = toFixed(2 ** (Math.floor(Math.log2(scale)) - 52));
  const difference = toFixed(got) - exact;
  return Number((1000n * (difference < 0n ? -difference : difference)) / unit) / 1000;
}

/** The exact value of a float64: sign · mantissa · 2^exponent. */
function toFixed(x: number): bigint {
  const [word = 0n] = new BigUint64Array(Float64Array.of(x).buffer);
  const biased = (word >> 52n) & 0x7ffn;
  const fraction = word & 0xf_ffff_ffff_ffffn;
  const mantissa = biased === 0n ? fraction : fraction | (1n << 52n);
  const shift = (biased === 0n ? 1n : biased) - 1075n + bits;
  return (x < 0 ? -1n : 1n) * (mantissa << shift);
}

/** e^x = (e^(x / 2^20))^(2^20), by Taylor's series. */
function expExactly(x: bigint): bigint {
  const small = x >> 20n;
  let term = one;
  let sum = one;
  for (let k = 1n; term !== 0n && term !== -1n; k++) {
    term = ((term * small) >> bits) / k;
    sum += term;
  }
  for (let k = 0; k < 20; k++) sum = (sum * sum) >> bits;
  return sum;
}

/** y with e^y = x, by Newton's method. It starts from the float64 logarithm, and each step doubles the number of correct digits. */
function lnExactly(x: number): bigint {
  let y = toFixed(Math.log(x));
  for (let k = 0; k < 2; k++) y += ((toFixed(x) * expExactly(-y)) >> bits) - one;
  return y;
}
