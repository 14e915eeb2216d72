const ln2High: f64 = 0.6931471803691238;
const ln2Low: f64 = 1.9082149292705877e-10;
const sqrt2: f64 = 1.4142135623730951;

/**
 * ln x for a normal x > 0, within 2 units in the last place of max(|ln x|, 1).
 * x = 2^k f with f in [√2/2, √2], and ln f = 2 artanh((f − 1) / (f + 1)) by its series.
 */
export function ln(x: f64): f64 {
  const bits = reinterpret<u64>(x);
  let k = <f64>(<i64>(bits >> 52) - 1023);
  let f = reinterpret<f64>((bits & 0x000fffffffffffff) | 0x3ff0000000000000);
  if (f > sqrt2) {
    f *= 0.5;
    k += 1;
  }
  const t = (f - 1) / (f + 1);
  const s = t * t;
  let p: f64 = 1.0 / 23.0;
  p = p * s + 1.0 / 21.0;
  p = p * s + 1.0 / 19.0;
  p = p * s + 1.0 / 17.0;
  p = p * s + 1.0 / 15.0;
  p = p * s + 1.0 / 13.0;
  p = p * s + 1.0 / 11.0;
  p = p * s + 1.0 / 9.0;
  p = p * s + 1.0 / 7.0;
  p = p * s + 1.0 / 5.0;
  p = p * s + 1.0 / 3.0;
  return k * ln2High + (k * ln2Low + (2 * t + 2 * t * s * p));
}

// Every constant is stored twice, once for each lane, because it is faster to load a pair than to build it.
const table: usize = memory.data<f64>(
  [
    // 1/23, 1/21, …, 1/3: the coefficients of the series, from the highest power.
    0.043478260869565216, 0.043478260869565216, 0.047619047619047616, 0.047619047619047616,
    0.05263157894736842, 0.05263157894736842, 0.058823529411764705, 0.058823529411764705,
    0.06666666666666667, 0.06666666666666667, 0.07692307692307693, 0.07692307692307693,
    0.09090909090909091, 0.09090909090909091, 0.1111111111111111, 0.1111111111111111,
    0.14285714285714285, 0.14285714285714285, 0.2, 0.2, 0.3333333333333333, 0.3333333333333333,
    // ln 2 as a sum; √2; 0.5; 1; 2; and 2^52 + 1023.
    0.6931471803691238, 0.6931471803691238, 1.9082149292705877e-10, 1.9082149292705877e-10,
    1.4142135623730951, 1.4142135623730951, 0.5, 0.5, 1, 1, 2, 2, 4503599627371519,
    4503599627371519,
  ],
  16,
);

/** `ln` in both lanes, with the same bits. */
export function lnOfPair(x: v128): v128 {
  const ones = v128.load(table, 240);
  // The exponent, in the lowest digits of 2^52 + exponent.
  const exponent = v128.or(i64x2.shr_u(x, 52), i64x2.splat(0x4330000000000000));
  let k = f64x2.sub(exponent, v128.load(table, 272));
  let f = v128.bitselect(x, ones, i64x2.splat(0x000fffffffffffff));
  const isAbove = f64x2.gt(f, v128.load(table, 208));
  f = v128.bitselect(f64x2.mul(f, v128.load(table, 224)), f, isAbove);
  k = f64x2.add(k, v128.and(isAbove, ones));
  const t = f64x2.div(f64x2.sub(f, ones), f64x2.add(f, ones));
  const s = f64x2.mul(t, t);
  let p = v128.load(table);
  p = f64x2.add(f64x2.mul(p, s), v128.load(table, 16));
  p = f64x2.add(f64x2.mul(p, s), v128.load(table, 32));
  p = f64x2.add(f64x2.mul(p, s), v128.load(table, 48));
  p = f64x2.add(f64x2.mul(p, s), v128.load(table, 64));
  p = f64x2.add(f64x2.mul(p, s), v128.load(table, 80));
  p = f64x2.add(f64x2.mul(p, s), v128.load(table, 96));
  p = f64x2.add(f64x2.mul(p, s), v128.load(table, 112));
  p = f64x2.add(f64x2.mul(p, s), v128.load(table, 128));
  p = f64x2.add(f64x2.mul(p, s), v128.load(table, 144));
  p = f64x2.add(f64x2.mul(p, s), v128.load(table, 160));
  const twice = f64x2.mul(v128.load(table, 256), t);
  const ofF = f64x2.add(twice, f64x2.mul(f64x2.mul(twice, s), p));
  const low = f64x2.add(f64x2.mul(k, v128.load(table, 192)), ofF);
  return f64x2.add(f64x2.mul(k, v128.load(table, 176)), low);
}
