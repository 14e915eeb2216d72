// The exponential function of the kernels. `Math.exp` has different bits in different JavaScript engines.

// Every constant is stored twice, once for each lane, because it is faster to load a pair than to build it.
const table: usize = memory.data<f64>(
  [
    // 1 / ln 2; and 1.5 · 2^52, whose addition rounds to a whole number.
    1.4426950408889634, 1.4426950408889634, 6755399441055744, 6755399441055744,
    // ln 2 as a sum: the first term has so few digits that k times it is exact.
    0.6931471803691238, 0.6931471803691238, 1.9082149292705877e-10, 1.9082149292705877e-10,
    // Coefficients of (e^r − 1 − r) / r² for |r| ≤ ln 2 / 2, near-minimax: interpolated at Chebyshev's nodes.
    0.5,
    0.5, 0.16666666666666669, 0.16666666666666669, 0.04166666666662413, 0.04166666666662413,
    0.008333333333330062, 0.008333333333330062, 0.0013888888917213717, 0.0013888888917213717,
    0.00019841269863053618, 0.00019841269863053618, 2.4801521295954376e-5, 2.4801521295954376e-5,
    2.7557268459997064e-6, 2.7557268459997064e-6, 2.7620088445409746e-7, 2.7620088445409746e-7,
    2.510038549551032e-8, 2.510038549551032e-8,
    // 1; and the smallest argument whose exponential is a normal number.
    1, 1, -708, -708,
  ],
  16,
);

/**
 * e^x in both lanes, for x ≤ 0. Below −708 it gives e^−708 (3e-308). NaN gives an unspecified number.
 * e^x = 2^k e^r with k = round(x / ln 2) and |r| ≤ ln 2 / 2, and a polynomial of degree 11 for e^r.
 * Error: below 1.5 units in the last place, from the polynomial (4e-17) and rounding.
 * It is inlined, because a call for each pair takes 5 to 10 % of the time of `residuals`.
 */
// @inline
export function expOfNonPositive(x: v128): v128 {
  const bounded = f64x2.pmax(x, v128.load(table, 240));
  const magic = v128.load(table, 16);
  const shifted = f64x2.add(f64x2.mul(bounded, v128.load(table)), magic);
  const k = f64x2.sub(shifted, magic);
  const r = f64x2.sub(
    f64x2.sub(bounded, f64x2.mul(k, v128.load(table, 32))),
    f64x2.mul(k, v128.load(table, 48)),
  );
  // Estrin's scheme: short chains of dependent operations, which the processor executes in parallel.
  const r2 = f64x2.mul(r, r);
  const r4 = f64x2.mul(r2, r2);
  const q01 = f64x2.add(v128.load(table, 64), f64x2.mul(v128.load(table, 80), r));
  const q23 = f64x2.add(v128.load(table, 96), f64x2.mul(v128.load(table, 112), r));
  const q45 = f64x2.add(v128.load(table, 128), f64x2.mul(v128.load(table, 144), r));
  const q67 = f64x2.add(v128.load(table, 160), f64x2.mul(v128.load(table, 176), r));
  const q89 = f64x2.add(v128.load(table, 192), f64x2.mul(v128.load(table, 208), r));
  const high = f64x2.add(f64x2.add(q45, f64x2.mul(q67, r2)), f64x2.mul(q89, r4));
  const q = f64x2.add(f64x2.add(q01, f64x2.mul(q23, r2)), f64x2.mul(high, r4));
  const p = f64x2.add(v128.load(table, 224), f64x2.add(r, f64x2.mul(q, r2)));
  // k is in the low bits of `shifted`: adding it to the exponent of p multiplies by 2^k.
  return i64x2.add(p, i64x2.shl(shifted, 52));
}
