import type { FeatureScale } from '../preprocess/feature-scale.ts';

/** `gramOfPixels` in scalar TypeScript: the inner product of two images, a whole number, times the scale. */
export function gramOfPixels(a: Uint8Array, b: Uint8Array, scale: number): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += (a[j] as number) * (b[j] as number);
  return sum * scale;
}

/** `gramOfFeatures` in scalar TypeScript: even and odd features have separate sums. */
export function gramOfFeatures(
  a: Uint8Array,
  b: Uint8Array,
  { gain, offset }: FeatureScale,
): number {
  const sums: [number, number] = [0, 0];
  for (let j = 0; j < a.length; j++) {
    const feature = (x: number) => x * (gain[j] as number) - (offset[j] as number);
    sums[(j & 1) as 0 | 1] += feature(a[j] as number) * feature(b[j] as number);
  }
  return sums[0] + sums[1];
}
