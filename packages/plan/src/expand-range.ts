// Expands a range with a step or a count into the list of its values. Bounds keep every bit. Values between the bounds are
// computed in decimal and rounded to 15 significant digits. So 0.1 … 0.5 in steps of 0.1 contains exactly 0.3, and a cached
// result for 0.3 is found.
import type { Bounds } from '@sweepq/contract';
import {
  type Decimal,
  decimalOf,
  digitsAt,
  doubleOf,
  powerOfTen,
  sharedExponent,
} from './decimals.ts';
import { type Pair, pairOf, type Take, takePowers, takeSums } from './pairs.ts';
import { createPowers } from './powers.ts';
import { quickRoundingOf } from './quick-rounding.ts';

/** Returns the number of values in `min`, `min` + `step`, … up to `max`. */
export const countSteps = (bounds: Bounds, step: number): number =>
  Number(measure(bounds, step).steps) + 1;

/**
 * `min`, `min` + `step`, … up to `max`. A value after `min` that differs from `max` by less than 9e-16 · `max` (4 units in the
 * last place) becomes `max`, because computed bounds and steps, such as 3 * 1e-4 in Python, have errors of this size.
 */
export function listSteps(bounds: Bounds, step: number): number[] {
  const { from, by, exponent, steps, endsAtMax } = measure(bounds, step);
  return list(bounds, {
    ...{ count: Number(steps) + 1, endsAtMax },
    exactAt: (k) => doubleOf(from + BigInt(k) * by, exponent),
    take: (count, take) => takeSums(pairAt(from, exponent), pairAt(by, exponent), count, take),
  });
}

/** Returns `count` values with equal distances from `min` to `max`; only `min` for a count of 1. */
export function listLinear(bounds: Bounds, count: number): number[] {
  const { from, to, exponent } = align(decimalOf(bounds.min), decimalOf(bounds.max));
  const last = BigInt(count - 1);
  return list(bounds, {
    ...{ count, endsAtMax: true },
    // 25 more digits leave 20 digits for the smallest quotient.
    exactAt(k) {
      const sum = from * (last - BigInt(k)) + to * BigInt(k);
      return doubleOf((sum * powerOfTen(25)) / last, exponent - 25);
    },
    take: (terms, take) =>
      takeSums(pairAt(from, exponent), pairAt(to - from, exponent, last), terms, take),
  });
}

/** Returns `count` values with equal ratios from `min` > 0 to `max`; only `min` for a count of 1. */
export function listLog(bounds: Bounds, count: number): number[] {
  const { min, max } = bounds;
  if (count < 3) return list(bounds, { count, endsAtMax: true, exactAt: () => min });
  const { digits, exponent } = decimalOf(min);
  const { root, powerAt, places } = createPowers(min, max, count - 1);
  return list(bounds, {
    ...{ count, endsAtMax: true },
    exactAt: (k) => doubleOf(digits * powerAt(k), exponent - places),
    take: (terms, take) => takePowers(pairAt(digits, exponent), pairAt(root, -places), terms, take),
  });
}

/** The values of a range, in ascending order. The first one is `min`, and with `endsAtMax` the last one of several is `max`. */
type Sequence = {
  count: number;
  endsAtMax: boolean;
  /** Returns a value between the bounds. */
  exactAt(k: number): number;
  /** Calls `take` with the first `count` values as pairs, with an error of 2^−80 at most. */
  take?(count: number, take: Take): void;
};

/** Below this number of values, the exact arithmetic takes less than 1 ms. */
const fewValues = 200;
/** Within these bounds, the pairs have their precision. */
const [leastOfPairs, mostOfPairs] = [1e-40, 1e20];

function list(bounds: Bounds, sequence: Sequence): number[] {
  const { min, max } = bounds;
  const { count, endsAtMax, exactAt, take } = sequence;
  const isExactAt = (k: number) => k === 0 || (endsAtMax && k === count - 1);
  const boundAt = (k: number) => (k === 0 ? min : max);
  const isWithin = (min === 0 || min >= leastOfPairs) && max <= mostOfPairs;
  if (take !== undefined && count > fewValues && isWithin) {
    const quick = quickRoundingOf(bounds);
    const values = new Array<number>(count);
    take(count, (k, high, low) => {
      const value = isExactAt(k) ? boundAt(k) : quick(high, low);
      values[k] = Number.isNaN(value) ? roundValue(bounds, exactAt(k)) : value;
    });
    if (isAscending(values) && (values[count - 1] as number) <= max) return values;
    if (bounds.int) return [...new Set(values)];
  }
  const values = Array.from({ length: count }, (_, k) => (isExactAt(k) ? boundAt(k) : exactAt(k)));
  return tidy(bounds, values);
}

/** `digits` · 10^`exponent` / `divisor` */
const pairAt = (digits: bigint, exponent: number, divisor = 1n): Pair =>
  exponent < 0
    ? pairOf(digits, divisor * powerOfTen(-exponent))
    : pairOf(digits * powerOfTen(exponent), divisor);

function align(min: Decimal, max: Decimal, ...others: readonly Decimal[]) {
  const exponent = sharedExponent(max, min, ...others);
  return { from: digitsAt(min, exponent), to: digitsAt(max, exponent), exponent };
}

const endless = powerOfTen(40);

/** Expresses `min`, `max` and `step` as whole numbers, in units of the lowest decimal place among them. */
function measure({ min, max }: Bounds, step: number) {
  const width = decimalOf(step);
  const { from, to, exponent } = align(decimalOf(min), decimalOf(max), width);
  const by = digitsAt(width, exponent);
  if (max <= min) return { from, by, exponent, steps: 0n, endsAtMax: false };
  // The step is less than 10^−40 of `max`, so the values cannot be counted.
  if (by === 0n) return { from, by, exponent, steps: endless, endsAtMax: false };
  const noise = (to * 9n) / powerOfTen(16);
  // The slack must be much smaller than a step. Otherwise a rounding error would count as a step.
  const slack = noise < by / 1000n ? noise : by / 1000n;
  const steps = (to - from + slack) / by;
  const last = from + steps * by;
  // A `min` within the slack of `max` is not changed.
  return { from, by, exponent, steps, endsAtMax: steps > 0n && last >= to - slack };
}

/**
 * Rounds ascending values: to whole numbers with `int`, else to 15 significant digits. If rounding to 15 digits makes two
 * values equal, or moves a value out of the range, no value is rounded. Equal values are listed once.
 */
function tidy(bounds: Bounds, values: readonly number[]): number[] {
  const rounded = values.map((value) => roundValue(bounds, value));
  const { min, max, int } = bounds;
  if (int) return [...new Set(rounded)];
  if (isAscending(rounded) && (rounded.at(-1) as number) <= max) return rounded;
  return [...new Set(values.map((value) => Math.min(max, Math.max(min, value))))];
}

function roundValue({ min, max, int }: Bounds, value: number): number {
  if (int) return Math.round(value);
  return value === min || value === max ? value : Number(value.toPrecision(15));
}

const isAscending = (values: readonly number[]): boolean =>
  values.every((value, k) => k === 0 || value > (values[k - 1] as number));
