// packages/core/kernels/pixels.ts in scalar TypeScript. All sums are of whole numbers and exact, so their order does not matter.
const exactFeatures = 1024;

/** v · 2^s rounded to whole numbers below 2^47, as digits: x = d₂ 2^32 + d₁ 2^16 + d₀. */
export function toDigits(v: Float64Array) {
  const exponent = exponentFor(v);
  const digits = [...v].map((value) => {
    const x = roundToEven(value * 2 ** exponent);
    const d0 = toInt16(x);
    const d1 = toInt16((x - d0) / 65536);
    return [((x - d0) / 65536 - d1) / 65536, d1, d0] as const;
  });
  return { exponent, digits };
}

function exponentFor(v: Float64Array): number {
  const most = v.reduce((greatest, value) => Math.max(greatest, Math.abs(value)), 0);
  const bits = new BigUint64Array(Float64Array.of(most).buffer)[0] as bigint;
  const e = Number((bits >> 52n) & 0x7ffn) - 1023;
  return Math.min(Math.max(45 - e, -900), 900);
}

/** The low 16 bits of a whole number, as a signed number. */
const toInt16 = (x: number) => (((((x % 65536) + 98304) % 65536) + 65536) % 65536) - 32768;

function roundToEven(x: number): number {
  const floor = Math.floor(x);
  const rest = x - floor;
  if (rest !== 0.5) return rest > 0.5 ? floor + 1 : floor;
  return floor % 2 === 0 ? floor : floor + 1;
}

type Sums = [d2: number, d1: number, d0: number];
const fromDigits = ([d2, d1, d0]: Sums) => d2 * 2 ** 32 + d1 * 65536 + d0;

/** z = shift + X v for rows of `v.length` pixels. */
export function multiplyRows(pixels: Uint8Array, v: Float64Array, shift: number): Float64Array {
  const { exponent, digits } = toDigits(v);
  return Float64Array.from({ length: pixels.length / v.length }, (_, i) => {
    const sums: Sums = [0, 0, 0];
    for (let from = 0; from < v.length; from += exactFeatures) {
      for (let j = from; j < Math.min(from + exactFeatures, v.length); j++) {
        const x = pixels[i * v.length + j] as number;
        (digits[j] ?? []).forEach((digit, k) => {
          sums[k as 0 | 1 | 2] += x * digit;
        });
      }
    }
    return fromDigits(sums) * 2 ** -exponent + shift;
  });
}

/** g + Xᵀ r for rows of `g.length` pixels. */
export function addRows(pixels: Uint8Array, r: Float64Array, g: Float64Array): Float64Array {
  const { exponent, digits } = toDigits(r);
  return g.map((value, j) => {
    const sums: Sums = [0, 0, 0];
    digits.forEach((ofRow, i) => {
      const x = pixels[i * g.length + j] as number;
      ofRow.forEach((digit, k) => {
        sums[k as 0 | 1 | 2] += x * digit;
      });
    });
    return value + fromDigits(sums) * 2 ** -exponent;
  });
}
