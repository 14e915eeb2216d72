const shifter = 6755399441055744;
const ln2High = 0.6931471803691238;
const ln2Low = 1.9082149292705877e-10;
const float = new Float64Array(1);
const words = new Uint32Array(float.buffer);

/** packages/core/kernels/exp.ts in scalar TypeScript, operation for operation. */
export function expOfNonPositive(x: number): number {
  const bounded = Math.max(x, -708);
  const shifted = bounded * Math.LOG2E + shifter;
  const k = shifted - shifter;
  const r = bounded - k * ln2High - k * ln2Low;
  const r2 = r * r;
  const r4 = r2 * r2;
  const q01 = 0.5 + 0.16666666666666669 * r;
  const q23 = 0.04166666666662413 + 0.008333333333330062 * r;
  const q45 = 0.0013888888917213717 + 0.00019841269863053618 * r;
  const q67 = 2.4801521295954376e-5 + 2.7557268459997064e-6 * r;
  const q89 = 2.7620088445409746e-7 + 2.510038549551032e-8 * r;
  const high = q45 + q67 * r2 + q89 * r4;
  const q = q01 + q23 * r2 + high * r4;
  return multiplyByPowerOfTwo(1 + (r + q * r2), shifted);
}

/** Adds k, the low bits of `shifted`, to the exponent. */
function multiplyByPowerOfTwo(p: number, shifted: number): number {
  float[0] = shifted;
  const k = words[0] as number;
  float[0] = p;
  words[1] = (words[1] as number) + (k << 20);
  return float[0] as number;
}
