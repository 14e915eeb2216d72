import { exponentFor, powerOfTwo } from './digits';
import { addSums, digitsOfRows, interleave } from './pixels';

/**
 * g_uj += Σ_i x_ij r_ui over `count` images, a multiple of 4 and at most 256, for every unit u. Each unit has the bits of `addRows` of that
 * unit alone. r (units, rows) and g (units, stride), float64. `work` takes count (16 + 6 units) + 8 units bytes.
 *
 * Eight pixels of all images are copied as int16, two images next to each other, before all units read them. So each pixel is converted once, and
 * the images are read once. In images of 12 288 pixels, the same column of all images has its place in one set of the level-1 cache, so each further
 * reading would come from the level-2 cache.
 */
export function addRowsMany(
  pixels: usize,
  count: i32,
  stride: usize,
  r: usize,
  rows: i32,
  units: i32,
  work: usize,
  g: usize,
): void {
  const digitBytes = 6 * <usize>count;
  const digits = work + 16 * <usize>count;
  const factors = digits + <usize>units * digitBytes;
  for (let u = 0; u < units; u++) {
    const ofUnit = r + ((<usize>u * <usize>rows) << 3);
    const exponent = exponentFor(ofUnit, count);
    digitsOfRows(ofUnit, count, powerOfTwo(exponent), digits + <usize>u * digitBytes);
    store<f64>(factors + ((<usize>u) << 3), powerOfTwo(-exponent));
  }
  for (let j: usize = 0; j < stride; j += 8) {
    copyColumns(pixels + j, count, stride, work);
    let d = digits;
    let out = g + (j << 3);
    for (let u = 0; u < units; u++) {
      addColumns(work, d, digitBytes, out, v128.load64_splat(factors + ((<usize>u) << 3)));
      d += digitBytes;
      out += stride << 3;
    }
  }
}

/** Copies eight pixels of each image as int16: 32 bytes for every two images. */
function copyColumns(from: usize, count: i32, stride: usize, to: usize): void {
  for (let i = 0; i < count; i += 2) {
    const both = interleave(v128.load64_zero(from), v128.load64_zero(from + stride));
    v128.store(to, i16x8.extend_low_i8x16_u(both));
    v128.store(to, i16x8.extend_high_i8x16_u(both), 16);
    from += 2 * stride;
    to += 32;
  }
}

/** Adds the products of the copied pixels with the digits of one unit to eight numbers. */
function addColumns(x: usize, digits: usize, digitBytes: usize, out: usize, unit: v128): void {
  let low2 = i32x4.splat(0);
  let low1 = low2;
  let low0 = low2;
  let high2 = low2;
  let high1 = low2;
  let high0 = low2;
  for (const end = digits + digitBytes; digits < end; digits += 24) {
    let low = v128.load(x);
    let high = v128.load(x, 16);
    let d2 = v128.load32_splat(digits);
    let d1 = v128.load32_splat(digits, 4);
    let d0 = v128.load32_splat(digits, 8);
    low2 = i32x4.add(low2, i32x4.dot_i16x8_s(low, d2));
    high2 = i32x4.add(high2, i32x4.dot_i16x8_s(high, d2));
    low1 = i32x4.add(low1, i32x4.dot_i16x8_s(low, d1));
    high1 = i32x4.add(high1, i32x4.dot_i16x8_s(high, d1));
    low0 = i32x4.add(low0, i32x4.dot_i16x8_s(low, d0));
    high0 = i32x4.add(high0, i32x4.dot_i16x8_s(high, d0));
    low = v128.load(x, 32);
    high = v128.load(x, 48);
    d2 = v128.load32_splat(digits, 12);
    d1 = v128.load32_splat(digits, 16);
    d0 = v128.load32_splat(digits, 20);
    low2 = i32x4.add(low2, i32x4.dot_i16x8_s(low, d2));
    high2 = i32x4.add(high2, i32x4.dot_i16x8_s(high, d2));
    low1 = i32x4.add(low1, i32x4.dot_i16x8_s(low, d1));
    high1 = i32x4.add(high1, i32x4.dot_i16x8_s(high, d1));
    low0 = i32x4.add(low0, i32x4.dot_i16x8_s(low, d0));
    high0 = i32x4.add(high0, i32x4.dot_i16x8_s(high, d0));
    x += 64;
  }
  addSums(out, low2, low1, low0, unit);
  addSums(out + 32, high2, high1, high0, unit);
}
