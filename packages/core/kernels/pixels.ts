// Products of uint8 pixels with float64 vectors, which are stored as digits (see digits.ts). Images are `stride`
// bytes apart, a multiple of 16, and vectors have `stride` numbers; the padding of an image is 0 in both.
import { exponentFor, fromDigits, powerOfTwo, storeDigits } from './digits';

/** The sum of this number of products of a byte and a digit fits four int32: 256 · 255 · 2^15 < 2^31 for each. */
const exactFeatures: usize = 1024;

/** Stores v (count, a multiple of 8) as digits: for every eight numbers, eight of each digit, 48 bytes. Returns s. */
export function digitsOfFeatures(v: usize, count: i32, digits: usize): i32 {
  const exponent = exponentFor(v, count);
  const factor = powerOfTwo(exponent);
  for (let j = 0; j < count; j++) {
    const x = <i64>nearest(load<f64>(v + ((<usize>j) << 3)) * factor);
    storeDigits(x, digits + 48 * <usize>(j >> 3) + 2 * <usize>(j & 7), 16);
  }
  return exponent;
}

/**
 * z_i = shift + Σ_j x_ij v_j for `count` images (a multiple of 2), v as `digits` with their exponent.
 * |error| ≤ 2^−46 max |v| Σ_j x_ij, plus two roundings.
 */
export function multiplyRows(
  pixels: usize,
  count: i32,
  stride: usize,
  digits: usize,
  exponent: i32,
  shift: f64,
  z: usize,
): void {
  const shifts = f64x2.splat(shift);
  const unit = f64x2.splat(powerOfTwo(-exponent));
  for (let i = 0; i < count; i += 2) {
    let high = f64x2.splat(0);
    let middle = high;
    let low = high;
    for (let from: usize = 0; from < stride; from += exactFeatures) {
      const end = pixels + min(from + exactFeatures, stride);
      let at = pixels + from;
      let d = digits + 6 * from;
      let a2 = i32x4.splat(0);
      let a1 = a2;
      let a0 = a2;
      let b2 = a2;
      let b1 = a2;
      let b0 = a2;
      while (at < end) {
        const a = v128.load8x8_u(at);
        const b = v128.load8x8_u(at + stride);
        const d2 = v128.load(d);
        const d1 = v128.load(d, 16);
        const d0 = v128.load(d, 32);
        a2 = i32x4.add(a2, i32x4.dot_i16x8_s(a, d2));
        a1 = i32x4.add(a1, i32x4.dot_i16x8_s(a, d1));
        a0 = i32x4.add(a0, i32x4.dot_i16x8_s(a, d0));
        b2 = i32x4.add(b2, i32x4.dot_i16x8_s(b, d2));
        b1 = i32x4.add(b1, i32x4.dot_i16x8_s(b, d1));
        b0 = i32x4.add(b0, i32x4.dot_i16x8_s(b, d0));
        at += 8;
        d += 48;
      }
      high = f64x2.add(high, sumsOf(a2, b2));
      middle = f64x2.add(middle, sumsOf(a1, b1));
      low = f64x2.add(low, sumsOf(a0, b0));
    }
    v128.store(z, f64x2.add(f64x2.mul(fromDigits(high, middle, low), unit), shifts));
    z += 16;
    pixels += 2 * stride;
  }
}

/** The sums of the four lanes of a and of b, as two float64. */
function sumsOf(a: v128, b: v128): v128 {
  const wide = f64x2.add(lowPair(a), highPair(a));
  const other = f64x2.add(lowPair(b), highPair(b));
  return f64x2.add(i64x2.shuffle(wide, other, 0, 2), i64x2.shuffle(wide, other, 1, 3));
}

/**
 * g_j += Σ_i x_ij r_i over `count` images: even, and at most 256, so that the int32 sums cannot overflow.
 * `digits` takes 6 bytes an image.
 * |error| ≤ 2^−46 max |r| Σ_i x_ij, plus three roundings.
 */
export function addRows(
  pixels: usize,
  count: i32,
  stride: usize,
  r: usize,
  digits: usize,
  g: usize,
): void {
  const exponent = exponentFor(r, count);
  digitsOfRows(r, count, powerOfTwo(exponent), digits);
  const unit = f64x2.splat(powerOfTwo(-exponent));
  const end = digits + 6 * <usize>count;
  for (let j: usize = 0; j < stride; j += 8) {
    let low2 = i32x4.splat(0);
    let low1 = low2;
    let low0 = low2;
    let high2 = low2;
    let high1 = low2;
    let high0 = low2;
    let at = pixels + j;
    for (let d = digits; d < end; d += 12) {
      const one = v128.load64_zero(at);
      const other = v128.load64_zero(at + stride);
      const both = i8x16.shuffle(
        one,
        other,
        0,
        16,
        1,
        17,
        2,
        18,
        3,
        19,
        4,
        20,
        5,
        21,
        6,
        22,
        7,
        23,
      );
      const low = i16x8.extend_low_i8x16_u(both);
      const high = i16x8.extend_high_i8x16_u(both);
      const d2 = v128.load32_splat(d);
      const d1 = v128.load32_splat(d, 4);
      const d0 = v128.load32_splat(d, 8);
      low2 = i32x4.add(low2, i32x4.dot_i16x8_s(low, d2));
      high2 = i32x4.add(high2, i32x4.dot_i16x8_s(high, d2));
      low1 = i32x4.add(low1, i32x4.dot_i16x8_s(low, d1));
      high1 = i32x4.add(high1, i32x4.dot_i16x8_s(high, d1));
      low0 = i32x4.add(low0, i32x4.dot_i16x8_s(low, d0));
      high0 = i32x4.add(high0, i32x4.dot_i16x8_s(high, d0));
      at += 2 * stride;
    }
    const out = g + (j << 3);
    addTo(out, fromDigits(lowPair(low2), lowPair(low1), lowPair(low0)), unit);
    addTo(out + 16, fromDigits(highPair(low2), highPair(low1), highPair(low0)), unit);
    addTo(out + 32, fromDigits(lowPair(high2), lowPair(high1), lowPair(high0)), unit);
    addTo(out + 48, fromDigits(highPair(high2), highPair(high1), highPair(high0)), unit);
  }
}

/** Stores two of each digit for every two rows, 12 bytes. */
function digitsOfRows(r: usize, count: i32, factor: f64, digits: usize): void {
  for (let i = 0; i < count; i++) {
    const x = <i64>nearest(load<f64>(r + ((<usize>i) << 3)) * factor);
    storeDigits(x, digits + 12 * <usize>(i >> 1) + 2 * <usize>(i & 1), 4);
  }
}

function addTo(at: usize, value: v128, unit: v128): void {
  v128.store(at, f64x2.add(v128.load(at), f64x2.mul(value, unit)));
}

function lowPair(x: v128): v128 {
  return f64x2.convert_low_i32x4_s(x);
}

function highPair(x: v128): v128 {
  return f64x2.convert_low_i32x4_s(i64x2.shuffle(x, x, 1, 1));
}
