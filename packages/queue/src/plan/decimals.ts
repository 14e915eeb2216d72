// Numbers as their user wrote them: the shortest decimal that gives the float64. A sum of such decimals is exact, which a
// sum of float64s is not: 0.1 + 0.2 is 0.3.

/** Shared by several numbers: number k is `digits[k]` · 10^`exponent`. */
export type Decimals = { digits: readonly bigint[]; exponent: number };

/** These numbers with the largest exponent that leaves all of them whole digits. */
export function decimalsOf(...values: readonly number[]): Decimals {
  const read = values.map(parse);
  const exponent = Math.min(...read.map((each) => each.exponent));
  return {
    digits: read.map((each) => each.digits * powerOfTen(each.exponent - exponent)),
    exponent,
  };
}

/** The float64 of `digits` · 10^`exponent`, of which the first 20 digits count: ECMAScript leaves later ones to the engine. */
export function doubleOf(digits: bigint, exponent: number): number {
  const text = String(digits);
  const kept = text.slice(0, 20);
  return Number(`${kept}e${exponent + text.length - kept.length}`);
}

/** 10^`exponent`, for a whole exponent of 0 or above. */
export const powerOfTen = (exponent: number) => BigInt(`1${'0'.repeat(exponent)}`);

function parse(value: number): { digits: bigint; exponent: number } {
  const [mantissa = '', exponent = ''] = value.toExponential().split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  return { digits: BigInt(whole + fraction), exponent: Number(exponent) - fraction.length };
}
