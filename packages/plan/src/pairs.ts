// Sums and products of pairs of float64s (double-double arithmetic). A pair is the unevaluated sum of `high` and a much smaller `low`, so it has about 31 digits. The methods
// are Dekker's (A floating-point technique for extending the available precision, 1971) and Knuth's.

/** `high` + `low`, with |`low`| at most half a unit in the last place of `high`. */
export type Pair = { high: number; low: number };

const fractionBits = 400;
/** 2^−400. */
const unit = 3.8725919148493183e-121;

/** Returns `numerator` / `denominator` with an absolute error of 2^−400 and a relative error of 2^−104, for a quotient from 0 to 1e150. */
export function pairOf(numerator: bigint, denominator: bigint): Pair {
  const quotient = (numerator << BigInt(fractionBits)) / denominator;
  const high = Number(quotient);
  return { high: high * unit, low: Number(quotient - BigInt(high)) * unit };
}

/** 2^27 + 1 splits a float64 into two halves of 26 bits. */
const splitter = 134_217_729;

/** Returns the difference between a · b and its float64 `product`, without an error unless it underflows. */
export function productError(a: number, b: number, product: number): number {
  const [ofA, ofB] = [splitter * a, splitter * b];
  const highA = ofA - (ofA - a);
  const highB = ofB - (ofB - b);
  const [lowA, lowB] = [a - highA, b - highB];
  return lowA * lowB - (product - highA * highB - lowA * highB - highA * lowB);
}

/** Receives the terms of a sequence: term k as a pair, in ascending order of k. */
export type Take = (k: number, high: number, low: number) => void;

/** Calls `take` with `from` · `ratio`^k, for k from 0 to `count` − 1. The relative error is at most (k + 1) · 2^−100. */
export function takePowers(from: Pair, ratio: Pair, count: number, take: Take): void {
  let { high, low } = from;
  for (let k = 0; k < count; k++) {
    take(k, high, low);
    const product = high * ratio.high;
    const rest = productError(high, ratio.high, product) + (high * ratio.low + low * ratio.high);
    high = product + rest;
    low = rest - (high - product);
  }
}

/** Calls `take` with `from` + k · `by`, for k from 0 to `count` − 1. No term is negative. The relative error is at most 2^−100. */
export function takeSums(from: Pair, by: Pair, count: number, take: Take): void {
  for (let k = 0; k < count; k++) {
    const product = k * by.high;
    const sum = from.high + product;
    const added = sum - from.high;
    const lost = from.high - (sum - added) + (product - added);
    const rest = lost + (productError(k, by.high, product) + k * by.low + from.low);
    const high = sum + rest;
    take(k, high, rest - (high - sum));
  }
}
