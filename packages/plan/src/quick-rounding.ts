// Rounds the values of a range in float64 arithmetic, where the result certainly equals that of the exact decimal arithmetic (expand-range). That
// arithmetic truncates a value to 20 digits, converts it to a float64, and rounds this to 15 digits. For 10 000 values, it takes 7 ms.
import type { Bounds } from '@sweepq/contract';
import { productError } from './pairs.ts';

/** Returns the rounded value of `high` + `low`; NaN if it is uncertain. Values must ascend from call to call. */
export type QuickRounding = (high: number, low: number) => number;

export const quickRoundingOf = (bounds: Bounds): QuickRounding =>
  bounds.int ? roundToWhole : createRounding(bounds);

/** A float64 below this limit differs from its decimal by much less than the margin. */
const mostWhole = 1e12;
const wholeMargin = 1e-3;

function roundToWhole(high: number): number {
  const whole = Math.round(high);
  const isCertain = high < mostWhole && 0.5 - Math.abs(high - whole) > wholeMargin;
  return isCertain ? whole : Number.NaN;
}

/** 10^0 … 10^22 are the powers of ten that are float64s without an error. */
const powersOfTen = Array.from({ length: 23 }, (_, k) => Number(`1e${k}`));
const [least, most] = [1e14, 1e15];
/** In units of digit 15: the largest distance between a value below 1e15 and its float64 is 0.112. A value is certain if it is further from a tie. */
const floatMargin = 0.12;
/** In the same units: the error of a pair, and the part of a value after its 20th digit. */
const [pairMargin, cutMargin] = [1e-8, 1.001e-5];
/** The relative distance within which a value may round to a bound, which keeps all its digits. */
const nearBound = 1e-15;

function createRounding({ min, max }: Bounds): QuickRounding {
  let power = powersOfTen.length - 1;
  const [above, below] = [min * (1 + nearBound), max * (1 - nearBound)];
  return (high, low) => {
    if (!(high > above && high < below)) return Number.NaN;
    // The scaled value has 15 digits before the point. Next to a power of ten, their number is uncertain.
    while (power > 0 && high * (powersOfTen[power] as number) >= most - 1) power -= 1;
    const scale = powersOfTen[power] as number;
    const scaled = high * scale;
    if (!(scaled > least + 1 && scaled < most - 1)) return Number.NaN;
    const whole = Math.round(scaled);
    const rest = scaled - whole + (productError(high, scale, scaled) + low * scale);
    // A quotient of two whole numbers without an error is the float64 of the decimal.
    if (Math.abs(rest) < 0.5 - floatMargin) return whole / scale;
    const float = high + (low - cutMargin / scale);
    return float === high + (low + pairMargin / scale) ? roundFloat(float, scale) : Number.NaN;
  };
}

const tieMargin = 1e-9;

/** Rounds the exact value of a float64 to 15 digits. */
function roundFloat(float: number, scale: number): number {
  const scaled = float * scale;
  const whole = Math.round(scaled);
  const rest = scaled - whole + productError(float, scale, scaled);
  if (Math.abs(Math.abs(rest) - 0.5) < tieMargin) return Number.NaN;
  return (Math.abs(rest) < 0.5 ? whole : whole + Math.sign(rest)) / scale;
}
