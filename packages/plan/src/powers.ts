// Powers of the n-th root of a ratio, computed in whole numbers. They have 30 correct digits, and do not depend on the
// logarithm of a JavaScript engine.

import { lnOf, shrink } from '@sweepq/core/numerics';
import { decimalOf, digitsAt, powerOfTen } from './decimals.ts';

const places = 40;
const one = powerOfTen(places);

export type Powers = {
  /** r times 10^`places`, and r^k times 10^`places`. */
  root: bigint;
  powerAt(k: number): bigint;
  places: number;
};

/**
 * Returns r = (max / min)^(1 / n) and its powers up to r^n, for 0 < min ≤ max. r is found by Newton's method to a relative error of 10^−35; n
 * products leave 10^−30, for n ≤ 100 000. A power is computed when it is first asked for, with all lower ones.
 */
export function createPowers(min: number, max: number, n: number): Powers {
  const [from, to] = [decimalOf(min), decimalOf(max)];
  const exponent = Math.min(from.exponent, to.exponent);
  const root = rootOf((digitsAt(to, exponent) * one) / digitsAt(from, exponent), n);
  const powers = [one];
  return {
    root,
    places,
    powerAt(k) {
      while (powers.length <= k) powers.push(((powers.at(-1) as bigint) * root) / one);
      return powers[k] as bigint;
    },
  };
}

/** Newton's method for `ratio`^(1 / n). The first guess has about 15 correct digits, and each step almost doubles the number. Five steps give more than 40 digits. */
function rootOf(ratio: bigint, n: number): bigint {
  const [degree, below] = [BigInt(n), BigInt(n - 1)];
  let root = firstGuess(ratio, n);
  for (let step = 0; step < 5; step++) {
    root = (below * root + (ratio * one) / power(root, n - 1)) / degree;
  }
  return root;
}

/** ratio^(1 / n), computed as the reciprocal of the square of e^(−ln(ratio) / 2n), which does not underflow a float64. */
function firstGuess(ratio: bigint, n: number): bigint {
  const digits = String(ratio);
  const ln = lnOf(Number(`${digits.slice(0, 17)}e-16`)) + (digits.length - 1 - places) * lnOf(10);
  const half = BigInt(Math.round(1e15 / shrink(ln / (2 * n))));
  return (half * half * one) / powerOfTen(30);
}

/** `base`^`exponent` by squaring. */
function power(base: bigint, exponent: number): bigint {
  let [product, square] = [one, base];
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) product = (product * square) / one;
    square = (square * square) / one;
  }
  return product;
}
