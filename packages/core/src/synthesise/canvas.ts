// Paints shapes with additions, multiplications and divisions only. Unlike sine or logarithm, these operations have the same
// result on every JavaScript engine. So a picture has the same bytes on every machine.

/** Points and lengths are in eighths of a pixel. */
export type Point = readonly [x: number, y: number];
export type Colour = readonly [red: number, green: number, blue: number];

export type Shape = {
  /** The bounding box: two opposite corners. */
  corners: readonly [least: Point, most: Point];
  /** Whether the point is inside. */
  contains(x: number, y: number): boolean;
};

export const side = 64;
export const channels = 3;
const unitsPerPixel = 8;
/** Each pixel has 4 × 4 sample points, for smooth edges. */
const samples = 4;

/** The pixels of a new picture, (64, 64, 3); each row has one colour. */
export function createCanvas(colourAt: (row: number) => Colour): Uint8Array {
  const pixels = new Uint8Array(side * side * channels);
  for (let row = 0; row < side; row++) {
    const colour = colourAt(row);
    for (let column = 0; column < side; column++) {
      pixels.set(colour, (row * side + column) * channels);
    }
  }
  return pixels;
}

/** Paints a shape over the picture. The weight of its colour in a pixel is the fraction of the pixel that the shape covers. */
export function paint(pixels: Uint8Array, shape: Shape, colour: Colour): void {
  const [[left, top], [right, bottom]] = shape.corners;
  for (let row = firstPixel(top); row <= lastPixel(bottom); row++) {
    for (let column = firstPixel(left); column <= lastPixel(right); column++) {
      const covered = countCovered(shape, column, row);
      if (covered > 0) blend(pixels, (row * side + column) * channels, colour, covered);
    }
  }
}

const firstPixel = (at: number) => Math.max(0, Math.floor(at / unitsPerPixel));
const lastPixel = (at: number) => Math.min(side - 1, Math.floor(at / unitsPerPixel));

function countCovered(shape: Shape, column: number, row: number): number {
  const step = unitsPerPixel / samples;
  let covered = 0;
  for (let a = 0; a < samples; a++) {
    for (let b = 0; b < samples; b++) {
      const x = column * unitsPerPixel + a * step + 1;
      const y = row * unitsPerPixel + b * step + 1;
      if (shape.contains(x, y)) covered += 1;
    }
  }
  return covered;
}

function blend(pixels: Uint8Array, at: number, colour: Colour, covered: number): void {
  const all = samples * samples;
  for (let channel = 0; channel < channels; channel++) {
    const below = (pixels[at + channel] ?? 0) * (all - covered);
    pixels[at + channel] = (below + (colour[channel] ?? 0) * covered + all / 2) >> 4;
  }
}

export function ellipse([cx, cy]: Point, rx: number, ry: number): Shape {
  const limit = rx * rx * ry * ry;
  return {
    corners: [
      [cx - rx, cy - ry],
      [cx + rx, cy + ry],
    ],
    contains: (x, y) => (x - cx) ** 2 * ry * ry + (y - cy) ** 2 * rx * rx <= limit,
  };
}

/** A convex polygon with its corners clockwise on the screen. */
export function polygon(...corners: readonly Point[]): Shape {
  const edges = corners.map(
    (from, k) => [from, corners[(k + 1) % corners.length] ?? from] as const,
  );
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  return {
    corners: [
      [Math.min(...xs), Math.min(...ys)],
      [Math.max(...xs), Math.max(...ys)],
    ],
    contains: (x, y) =>
      edges.every(([[x0, y0], [x1, y1]]) => (x1 - x0) * (y - y0) - (y1 - y0) * (x - x0) >= 0),
  };
}

/** A rectangle from its upper left corner. */
export const box = ([x, y]: Point, width: number, height: number): Shape =>
  polygon([x, y], [x + width, y], [x + width, y + height], [x, y + height]);
