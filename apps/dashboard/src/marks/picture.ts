import type { Layer } from './layer.ts';

/** Red, green and blue from 0 to 255. */
export type Colour = readonly [number, number, number];

/** RGBA without premultiplied alpha, as ImageData has it. */
export type Picture = { width: number; height: number; pixels: Uint8ClampedArray<ArrayBuffer> };

export const createPicture = (width: number, height: number): Picture => ({
  width,
  height,
  pixels: new Uint8ClampedArray(width * height * 4),
});

/** Coverage above this many marks is drawn as this many. */
const mostMarks = 64;

/**
 * Draws the marks of a layer over the picture in one colour, and empties the layer. `opacity` is that of one mark: n marks over each
 * other hide 1 − (1 − opacity)ⁿ of what is below them.
 */
export function drawLayer(picture: Picture, layer: Layer, colour: Colour, opacity: number): void {
  const { pixels } = picture;
  const { coverage } = layer;
  const [red, green, blue] = colour;
  const alphas = alphaTable(opacity);
  for (let k = 0, at = 0; k < coverage.length; k += 1, at += 4) {
    const covered = coverage[k] as number;
    if (covered === 0) continue;
    coverage[k] = 0;
    const alpha = alphas[Math.min(covered >> 4, alphas.length - 1)] as number;
    const below = ((pixels[at + 3] as number) / 255) * (1 - alpha);
    const sum = alpha + below;
    const [own, rest] = [alpha / sum, below / sum];
    pixels[at] = red * own + (pixels[at] as number) * rest;
    pixels[at + 1] = green * own + (pixels[at + 1] as number) * rest;
    pixels[at + 2] = blue * own + (pixels[at + 2] as number) * rest;
    pixels[at + 3] = sum * 255;
  }
}

/** The opacity of a coverage in sixteenths of a mark. */
function alphaTable(opacity: number): Float32Array {
  const clear = Math.log(Math.max(1e-6, 1 - opacity));
  const table = new Float32Array(mostMarks * 16);
  for (let k = 0; k < table.length; k += 1) {
    // Below one mark the edge of the mark is soft: its coverage is a share of its opacity.
    table[k] = k < 16 ? (opacity * (k + 0.5)) / 16 : 1 - Math.exp(clear * (k / 16));
  }
  return table;
}
