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
import { powersOf } from './powers.ts';

/** Returns the number of values in `min`, `min` + `step`, … up to `max`. */
export const countSteps = (bounds: Bounds, step: number): number =>
  Number(measure(bounds, step).steps) + 1;

/**
 * `min`, `min` + `step`, … up to `max`. A value after `min` that differs from `max` by less than 9e-16 · `max` (4 units in the
 * last place) becomes `max`, because computed bounds and steps, such as 3 * 1e-4 in Python, have errors of this size.
 */
export function listSteps(bounds: Bounds, step: number): number[] {
  const { min, max } = bounds;
  const { from, by, exponent, steps, endsAtMax } = measure(bounds, step);
  const values = Array.from({ length: Number(steps) + 1 }, (_, k) =>
    doubleOf(from + BigInt(k) * by, exponent),
  );
  values[0] = min;
  if (endsAtMax) values[values.length - 1] = max;
  return tidy(bounds, values);
}

/** Returns `count` values with equal distances from `min` to `max`; only `min` for a count of 1. */
export function listLinear(bounds: Bounds, count: number): number[] {
  const { from, to, exponent } = align(decimalOf(bounds.min), decimalOf(bounds.max));
  const last = BigInt(count - 1);
  // 25 more digits leave 20 digits for the smallest quotient.
  return between(bounds, count, (k) => {
    const sum = from * (last - BigInt(k)) + to * BigInt(k);
    return doubleOf((sum * powerOfTen(25)) / last, exponent - 25);
  });
}

/** Returns `count` values with equal ratios from `min` > 0 to `max`; only `min` for a count of 1. */
export function listLog(bounds: Bounds, count: number): number[] {
  const { min, max } = bounds;
  if (count < 3) return between(bounds, count, () => min);
  const { digits, exponent } = decimalOf(min);
  const { powers, places } = powersOf(min, max, count - 1);
  return between(bounds, count, (k) => doubleOf(digits * (powers[k] as bigint), exponent - places));
}

function align(min: Decimal, max: Decimal, ...others: readonly Decimal[]) {
  const exponent = sharedExponent(max, min, ...others);
  return { from: digitsAt(min, exponent), to: digitsAt(max, exponent), exponent };
}

/** Returns `min`, the computed values between the bounds, and `max`. */
function between(bounds: Bounds, count: number, valueAt: (k: number) => number): number[] {
  const { min, max } = bounds;
  const values = Array.from({ length: count }, (_, k) => {
    if (k === 0) return min;
    return k === count - 1 ? max : valueAt(k);
  });
  return tidy(bounds, values);
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
function tidy({ min, max, int }: Bounds, values: readonly number[]): number[] {
  if (int) return [...new Set(values.map(Math.round))];
  const rounded = values.map((value) =>
    value === min || value === max ? value : Number(value.toPrecision(15)),
  );
  const isRight = rounded.every((value, k) => k === 0 || value > (rounded[k - 1] as number));
  if (isRight && (rounded.at(-1) as number) <= max) return rounded;
  return [...new Set(values.map((value) => Math.min(max, Math.max(min, value))))];
}
