// Decimal numbers as the user wrote them: the shortest decimal that parses to the float64. A sum of decimals is exact. A sum
// of float64s is not: 0.1 + 0.2 is not 0.3.

/** `digits` · 10^`exponent` */
export type Decimal = { digits: bigint; exponent: number };

/** Returns the shortest decimal that gives this float64. */
export function decimalOf(value: number): Decimal {
  const [mantissa = '', exponent = ''] = value.toExponential().split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  return { digits: BigInt(whole + fraction), exponent: Number(exponent) - fraction.length };
}

/** Digits 40 places below the first digit of a sum cannot change the 17 digits of a float64. */
const placesKept = 40;

/**
 * Returns the exponent at which all digits of these numbers are whole. Digits more than 40 places below the first digit of
 * `largest` are ignored.
 */
export function sharedExponent(largest: Decimal, ...others: readonly Decimal[]): number {
  const least = Math.min(largest.exponent, ...others.map(({ exponent }) => exponent));
  const first = largest.exponent + String(largest.digits).length;
  return Math.max(least, first - placesKept);
}

/** Returns the digits of a number for a different exponent. Digits below that exponent are cut off. */
export const digitsAt = ({ digits, exponent }: Decimal, other: number): bigint =>
  exponent >= other ? digits * powerOfTen(exponent - other) : digits / powerOfTen(other - exponent);

/**
 * Returns the float64 of `digits` · 10^`exponent`. Only the first 20 digits are used, because ECMAScript leaves
 * the rounding of later digits to the engine.
 */
export function doubleOf(digits: bigint, exponent: number): number {
  const text = String(digits);
  const kept = text.slice(0, 20);
  return Number(`${kept}e${exponent + text.length - kept.length}`);
}

/** 10^`exponent`, for a whole exponent of 0 or above. */
export const powerOfTen = (exponent: number) => BigInt(`1${'0'.repeat(exponent)}`);
