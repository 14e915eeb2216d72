// Inner products of images, four rows and two columns at a time: twelve loads for eight products.

/** The sum of this number of products of two bytes fits an int32: 33 025 · 255² < 2^31. A multiple of 16, for whole vectors. */
const exactFeatures: usize = 33_024;

/**
 * K[i, j] = scale · Σ x_i x_j for four rows i from `rows` and two columns j from `columns`, `pairs` times.
 * Pixels uint8, rows `stride` bytes apart (a multiple of 16, padded with zeros). Exact up to the one
 * rounding by `scale`, for any length: int32 over 33 024 features, float64 over those sums.
 * Writes to `out` pair after pair, each as four rows of two float64.
 */
export function gramOfPixels(
  rows: usize,
  columns: usize,
  pairs: i32,
  stride: usize,
  scale: f64,
  out: usize,
): void {
  const factor = f64x2.splat(scale);
  for (let pair = 0; pair < pairs; pair++) {
    let s0 = f64x2.splat(0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    for (let from: usize = 0; from < stride; from += exactFeatures) {
      const end = rows + min(from + exactFeatures, stride);
      let a = rows + from;
      let b = columns + from;
      let k00 = i32x4.splat(0);
      let k01 = k00;
      let k10 = k00;
      let k11 = k00;
      let k20 = k00;
      let k21 = k00;
      let k30 = k00;
      let k31 = k00;
      while (a < end) {
        const b0 = v128.load8x8_u(b);
        const b1 = v128.load8x8_u(b + stride);
        let x = v128.load8x8_u(a);
        k00 = i32x4.add(k00, i32x4.dot_i16x8_s(x, b0));
        k01 = i32x4.add(k01, i32x4.dot_i16x8_s(x, b1));
        x = v128.load8x8_u(a + stride);
        k10 = i32x4.add(k10, i32x4.dot_i16x8_s(x, b0));
        k11 = i32x4.add(k11, i32x4.dot_i16x8_s(x, b1));
        x = v128.load8x8_u(a + 2 * stride);
        k20 = i32x4.add(k20, i32x4.dot_i16x8_s(x, b0));
        k21 = i32x4.add(k21, i32x4.dot_i16x8_s(x, b1));
        x = v128.load8x8_u(a + 3 * stride);
        k30 = i32x4.add(k30, i32x4.dot_i16x8_s(x, b0));
        k31 = i32x4.add(k31, i32x4.dot_i16x8_s(x, b1));
        a += 8;
        b += 8;
      }
      s0 = f64x2.add(s0, sumsOf(k00, k01));
      s1 = f64x2.add(s1, sumsOf(k10, k11));
      s2 = f64x2.add(s2, sumsOf(k20, k21));
      s3 = f64x2.add(s3, sumsOf(k30, k31));
    }
    v128.store(out, f64x2.mul(s0, factor));
    v128.store(out, f64x2.mul(s1, factor), 16);
    v128.store(out, f64x2.mul(s2, factor), 32);
    v128.store(out, f64x2.mul(s3, factor), 48);
    out += 64;
    columns += 2 * stride;
  }
}

/** The sums of the four lanes of k0 and of k1, as two float64. The sums are not negative and below 2^31. */
function sumsOf(k0: v128, k1: v128): v128 {
  const low = i32x4.shuffle(k0, k1, 0, 1, 4, 5);
  const high = i32x4.shuffle(k0, k1, 2, 3, 6, 7);
  const halves = i32x4.add(low, high);
  const even = i32x4.shuffle(halves, halves, 0, 2, 0, 2);
  const odd = i32x4.shuffle(halves, halves, 1, 3, 1, 3);
  return f64x2.convert_low_i32x4_u(i32x4.add(even, odd));
}

/**
 * Inner products of scaled features x̃ = gain · x − offset (float64, one gain and one offset for each feature). Scaled
 * features are not whole numbers, so the sums are float64: two sums, one for each lane.
 */
export function gramOfFeatures(
  rows: usize,
  columns: usize,
  pairs: i32,
  stride: usize,
  gain: usize,
  offset: usize,
  out: usize,
): void {
  for (let pair = 0; pair < pairs; pair++) {
    const other = columns + stride;
    let k00 = f64x2.splat(0);
    let k01 = k00;
    let k10 = k00;
    let k11 = k00;
    let k20 = k00;
    let k21 = k00;
    let k30 = k00;
    let k31 = k00;
    for (let j: usize = 0; j < stride; j += 2) {
      const g = v128.load(gain + (j << 3));
      const o = v128.load(offset + (j << 3));
      const b0 = featuresAt(columns + j, g, o);
      const b1 = featuresAt(other + j, g, o);
      const a = rows + j;
      let x = featuresAt(a, g, o);
      k00 = f64x2.add(k00, f64x2.mul(x, b0));
      k01 = f64x2.add(k01, f64x2.mul(x, b1));
      x = featuresAt(a + stride, g, o);
      k10 = f64x2.add(k10, f64x2.mul(x, b0));
      k11 = f64x2.add(k11, f64x2.mul(x, b1));
      x = featuresAt(a + 2 * stride, g, o);
      k20 = f64x2.add(k20, f64x2.mul(x, b0));
      k21 = f64x2.add(k21, f64x2.mul(x, b1));
      x = featuresAt(a + 3 * stride, g, o);
      k30 = f64x2.add(k30, f64x2.mul(x, b0));
      k31 = f64x2.add(k31, f64x2.mul(x, b1));
    }
    v128.store(out, addLanes(k00, k01));
    v128.store(out, addLanes(k10, k11), 16);
    v128.store(out, addLanes(k20, k21), 32);
    v128.store(out, addLanes(k30, k31), 48);
    out += 64;
    columns += 2 * stride;
  }
}

/** Two pixels as features. */
function featuresAt(pixels: usize, gain: v128, offset: v128): v128 {
  const bytes = i32x4.splat(load<u16>(pixels));
  const words = i16x8.extend_low_i8x16_u(bytes);
  const x = f64x2.convert_low_i32x4_s(i32x4.extend_low_i16x8_u(words));
  return f64x2.sub(f64x2.mul(x, gain), offset);
}

/** (a₀ + a₁, b₀ + b₁). */
export function addLanes(a: v128, b: v128): v128 {
  return f64x2.add(i64x2.shuffle(a, b, 0, 2), i64x2.shuffle(a, b, 1, 3));
}
