import type { Layer } from './layer.ts';

/** Red, green and blue from 0 to 255. */
export type Colour = readonly [number, number, number];

/** RGBA without premultiplied alpha, as ImageData has it. */
export type Picture = { width: number; height: number; pixels: Uint8ClampedArray<ArrayBuffer> };

/** A layer with its colour. `opacity` is that of one mark: n marks over each other hide 1 − (1 − opacity)ⁿ of what is below them. */
export type PaintedLayer = { layer: Layer; colour: Colour; opacity: number };

/** Coverage above this many marks is drawn as this many. */
const mostMarks = 64;
/** If the layers above let through less light than this, the layers below cannot be seen. */
const leastLight = 1 / 512;

/** Draws layers of one size over each other, the lowest one first. */
export function drawLayers(
  { width, height }: { width: number; height: number },
  painted: readonly PaintedLayer[],
): Picture {
  const pixels = new Uint8ClampedArray(width * height * 4);
  // From the top, so that layers below opaque marks are not read.
  const fromTop = painted.toReversed();
  const coverages = fromTop.map(({ layer }) => layer.coverage);
  const alphas = fromTop.map(({ opacity }) => alphaTable(opacity));
  const colours = Float64Array.from(fromTop.flatMap(({ colour }) => [...colour]));
  const most = mostMarks * 16 - 1;
  const count = coverages.length;
  for (let k = 0, at = 0; k < width * height; k += 1, at += 4) {
    let red = 0;
    let green = 0;
    let blue = 0;
    let light = 1;
    for (let top = 0; top < count; top += 1) {
      const covered = (coverages[top] as Uint32Array)[k] as number;
      if (covered === 0) continue;
      const sixteenths = covered >>> 4;
      const alpha = (alphas[top] as Float32Array)[Math.min(sixteenths, most)] as number;
      const share = light * alpha;
      red += share * (colours[3 * top] as number);
      green += share * (colours[3 * top + 1] as number);
      blue += share * (colours[3 * top + 2] as number);
      light -= share;
      if (light < leastLight) break;
    }
    if (light === 1) continue;
    const sum = 1 - light;
    pixels[at] = red / sum;
    pixels[at + 1] = green / sum;
    pixels[at + 2] = blue / sum;
    pixels[at + 3] = sum * 255;
  }
  return { width, height, pixels };
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
