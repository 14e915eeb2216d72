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
