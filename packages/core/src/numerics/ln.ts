const ln2High = 0.6931471803691238;
const ln2Low = 1.9082149292705877e-10;
const words = new Uint32Array(2);
const float = new Float64Array(words.buffer);

/**
 * ln x for a normal x > 0, within 2 units in the last place of max(|ln x|, 1). It has the bits of the kernel `ln`.
 * Starting weights use it instead of `Math.log`, whose bits differ between JavaScript engines.
 * x = 2^k f with f in [√2/2, √2], and ln f = 2 artanh((f − 1) / (f + 1)) by its series.
 */
export function ln(x: number): number {
  float[0] = x;
  const high = words[1] as number;
  let k = (high >>> 20) - 1023;
  words[1] = (high & 0x000f_ffff) | 0x3ff0_0000;
  let f = float[0] as number;
  if (f > Math.SQRT2) {
    f *= 0.5;
    k += 1;
  }
  const t = (f - 1) / (f + 1);
  const s = t * t;
  let p = 1 / 23;
  for (let odd = 21; odd >= 3; odd -= 2) p = p * s + 1 / odd;
  return k * ln2High + (k * ln2Low + (2 * t + 2 * t * s * p));
}
