// Products of uint8 pixels with float64 vectors, which are stored as digits (see digits.ts). Images are `stride`
// bytes apart, a multiple of 16, and vectors have `stride` numbers; the padding of an image is 0 in both.
import { exponentFor, fromDigits, powerOfTwo, storeDigits } from './digits';

/** The sum of this number of products of a byte and a digit fits four int32: 256 · 255 · 2^15 < 2^31 for each. */
const exactFeatures: usize = 1024;

/** Stores v (count, a multiple of 8) as digits: for every eight numbers, eight of each digit, 48 bytes. Returns s. */
export function digitsOfFeatures(v: usize, count: i32, digits: usize): i32 {
  const exponent = exponentFor(v, count);
  const factor = f64x2.splat(powerOfTwo(exponent));
  for (let end = v + ((<usize>count) << 3); v < end; v += 64) {
    const a = lanesOf(f64x2.mul(v128.load(v), factor));
    const b = lanesOf(f64x2.mul(v128.load(v, 16), factor));
    const c = lanesOf(f64x2.mul(v128.load(v, 32), factor));
    const d = lanesOf(f64x2.mul(v128.load(v, 48), factor));
    // Lanes 0, 1 and 2 of each number, in pairs of the same lane of two numbers.
    const a01 = i16x8.shuffle(a, b, 0, 4, 8, 12, 1, 5, 9, 13);
    const b01 = i16x8.shuffle(c, d, 0, 4, 8, 12, 1, 5, 9, 13);
    const a2 = i16x8.shuffle(a, b, 2, 6, 10, 14, 2, 6, 10, 14);
    const b2 = i16x8.shuffle(c, d, 2, 6, 10, 14, 2, 6, 10, 14);
    v128.store(digits, i64x2.shuffle(a2, b2, 0, 2));
    v128.store(digits, i64x2.shuffle(a01, b01, 1, 3), 16);
    v128.store(digits, i64x2.shuffle(a01, b01, 0, 2), 32);
    digits += 48;
  }
  return exponent;
}

/** 1.5 · 2^52: the sum with |x| < 2^51 is x, rounded to a whole number, in the low bits of the mantissa. */
const rounder: f64 = 6755399441055744;
/** 2^15 (1 + 2^16 + 2^32). After this sum, the three low lanes of 16 bits are the digits, each 2^15 too large. */
const bias: i64 = 0x8000_8000_8000;

/** The digits of two whole numbers below 2^47, after rounding: lanes 0 to 2 and 4 to 6 of int16, the lowest digit first. */
function lanesOf(x: v128): v128 {
  const rounded = f64x2.add(x, f64x2.splat(rounder));
  const biased = i64x2.add(rounded, i64x2.splat(bias - reinterpret<i64>(rounder)));
  return v128.xor(biased, i16x8.splat(-0x8000));
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
      const both = interleave(v128.load64_zero(at), v128.load64_zero(at + stride));
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
    addSums(out, low2, low1, low0, unit);
    addSums(out + 32, high2, high1, high0, unit);
  }
}

/** Eight pixels of two images, in turns. */
export function interleave(one: v128, other: v128): v128 {
  return i8x16.shuffle(one, other, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
}

/** Stores two of each digit for every two rows, 12 bytes. */
export function digitsOfRows(r: usize, count: i32, factor: f64, digits: usize): void {
  for (let i = 0; i < count; i++) {
    const x = <i64>nearest(load<f64>(r + ((<usize>i) << 3)) * factor);
    storeDigits(x, digits + 12 * <usize>(i >> 1) + 2 * <usize>(i & 1), 4);
  }
}

/** Adds four numbers, given the int32 sums of their three digits, to the float64 at `out`. */
// @inline
export function addSums(out: usize, d2: v128, d1: v128, d0: v128, unit: v128): void {
  addTo(out, fromDigits(lowPair(d2), lowPair(d1), lowPair(d0)), unit);
  addTo(out + 16, fromDigits(highPair(d2), highPair(d1), highPair(d0)), unit);
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

/** Copies the images with these indices (int32, `count` of them) to rows of `stride` bytes at `out`. Exact. */
export function gatherImages(
  pixels: usize,
  indices: usize,
  count: i32,
  stride: usize,
  out: usize,
): void {
  // Four images at a time, because each one waits for the memory.
  for (let k = 0; k < count; k += 4) {
    const last = count - 1;
    const a = imageAt(pixels, indices, k, stride);
    const b = imageAt(pixels, indices, min(k + 1, last), stride);
    const c = imageAt(pixels, indices, min(k + 2, last), stride);
    const d = imageAt(pixels, indices, min(k + 3, last), stride);
    const toB = out + <usize>min(1, last - k) * stride;
    const toC = out + <usize>min(2, last - k) * stride;
    const toD = out + <usize>min(3, last - k) * stride;
    for (let j: usize = 0; j < stride; j += 16) {
      v128.store(out + j, v128.load(a + j));
      v128.store(toB + j, v128.load(b + j));
      v128.store(toC + j, v128.load(c + j));
      v128.store(toD + j, v128.load(d + j));
    }
    out += 4 * stride;
  }
}

function imageAt(pixels: usize, indices: usize, k: i32, stride: usize): usize {
  return pixels + <usize>load<i32>(indices + ((<usize>k) << 2)) * stride;
}
