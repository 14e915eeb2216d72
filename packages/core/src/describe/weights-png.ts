import type { Dataset } from '../load/dataset.ts';

type Colour = readonly [red: number, green: number, blue: number];
/** Blue and orange, which people with any colour vision tell apart. */
const negative: Colour = [33, 102, 172];
const zero: Colour = [247, 247, 247];
const positive: Colour = [224, 130, 20];

/**
 * Draws the weights of one unit of the first layer as PNG, with one pixel for each pixel of the images: the mean of the weights of its channels.
 * The largest absolute mean has the full colour: blue for a negative one, orange for a positive one. 0 is almost white.
 * Shapes: weights (h · w · c), row by row, channels innermost. Edges: if all means are 0, all pixels are almost white.
 */
export async function weightsPng(
  weights: Float64Array,
  [height, width, channels]: Dataset['imageShape'],
): Promise<Uint8Array> {
  const means = Float64Array.from({ length: height * width }, (_, pixel) => {
    const ofPixel = weights.subarray(pixel * channels, (pixel + 1) * channels);
    return ofPixel.reduce((sum, weight) => sum + weight, 0) / channels;
  });
  const largest = means.reduce((most, mean) => Math.max(most, Math.abs(mean)), 0);
  const data = new Uint8Array(3 * means.length);
  for (const [pixel, mean] of means.entries()) {
    const share = largest === 0 ? 0 : Math.abs(mean) / largest;
    const end = mean < 0 ? negative : positive;
    for (const [part, from] of zero.entries()) {
      data[3 * pixel + part] = Math.round(from + ((end[part] as number) - from) * share);
    }
  }
  // The encoder is loaded here, so that a process that only trains does not load it.
  const { encode } = await import('fast-png');
  return encode({ width, height, channels: 3, depth: 8, data });
}
