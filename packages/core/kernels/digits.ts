// Fixed-point numbers of 48 bits, as three digits of 16 bits, for products with pixels. Products of bytes and digits are
// whole numbers, so their sum is exact: it has the same bits in any order of the terms. One instruction computes eight
// products, which is faster than float64. The only error is the rounding of each number of the vector to digits: at most
// 2^−46 of the largest number of the vector.

/** An exponent s for which every |v| · 2^s is below 2^46, and the largest at least 2^45; `count` is even. */
export function exponentFor(v: usize, count: i32): i32 {
  const end = v + ((<usize>count) << 3);
  let greatest = f64x2.splat(0);
  let b = greatest;
  let c = greatest;
  let d = greatest;
  // Four maxima that do not depend on each other: an instruction waits for the result of the one before it.
  for (; v + 64 <= end; v += 64) {
    greatest = f64x2.max(greatest, f64x2.abs(v128.load(v)));
    b = f64x2.max(b, f64x2.abs(v128.load(v, 16)));
    c = f64x2.max(c, f64x2.abs(v128.load(v, 32)));
    d = f64x2.max(d, f64x2.abs(v128.load(v, 48)));
  }
  for (; v < end; v += 16) greatest = f64x2.max(greatest, f64x2.abs(v128.load(v)));
  greatest = f64x2.max(f64x2.max(greatest, b), f64x2.max(c, d));
  const most = max(f64x2.extract_lane(greatest, 0), f64x2.extract_lane(greatest, 1));
  // most < 2^(e + 1). For a number too small to be normal, e is −1023, which is small enough.
  const e = <i32>((reinterpret<u64>(most) >> 52) & 0x7ff) - 1023;
  // Neither 2^s nor 2^−s, times the value of a digit, may overflow.
  return min(max(45 - e, -900), 900);
}

/** 2^e, for |e| ≤ 1022. */
export function powerOfTwo(e: i32): f64 {
  return reinterpret<f64>((<u64>(e + 1023)) << 52);
}

/** Stores x, a whole number below 2^47, as digits from −2^15 to 2^15 − 1: x = d₂ 2^32 + d₁ 2^16 + d₀. */
export function storeDigits(x: i64, at: usize, distance: usize): void {
  const d0 = <i64>(<i16>x);
  const rest = (x - d0) >> 16;
  const d1 = <i64>(<i16>rest);
  store<i16>(at, <i16>((rest - d1) >> 16));
  store<i16>(at + distance, <i16>d1);
  store<i16>(at + 2 * distance, <i16>d0);
}

/** d₂ 2^32 + d₁ 2^16 + d₀ for sums of digits. */
export function fromDigits(d2: v128, d1: v128, d0: v128): v128 {
  const high = f64x2.mul(d2, f64x2.splat(4294967296));
  const middle = f64x2.mul(d1, f64x2.splat(65536));
  return f64x2.add(f64x2.add(high, middle), d0);
}
