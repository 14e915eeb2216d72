// A layer collects how much of each pixel its marks cover. Marks that overlap add up, so that many marks become a density.

export type Layer = {
  width: number;
  height: number;
  /** One number for each pixel. A mark that covers the whole pixel adds 256. */
  coverage: Uint32Array;
};

export const createLayer = (width: number, height: number): Layer => ({
  width,
  height,
  coverage: new Uint32Array(width * height),
});

type LineOptions = {
  /** In pixels, from 0.5 to 4. */
  thickness: number;
  /** How many equal lines this is. Negative: how many lines are removed. Default: 1. */
  count?: number;
};

/**
 * Adds a line, in pixels from the top left. Its first end is part of it and its last end is not, so that a poly-line covers its
 * joints once. This is the innermost loop of the page: at each step along the longer side, it covers a span across it.
 */
export function addLine(
  layer: Layer,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  { thickness, count = 1 }: LineOptions,
): void {
  const { width, height } = layer;
  const [dx, dy] = [x1 - x0, y1 - y0];
  if (Math.abs(dx) >= Math.abs(dy)) {
    if (dx !== 0)
      addSteps(layer.coverage, x0, y0, x1, dy / dx, thickness, count, width, 1, height, width);
  } else if (dy !== 0) {
    addSteps(layer.coverage, y0, x0, y1, dx / dy, thickness, count, height, width, width, 1);
  }
}

/** `a` goes along the longer side, `b` across it. The strides are those of the coverage. */
function addSteps(
  coverage: Uint32Array,
  a0: number,
  b0: number,
  a1: number,
  slope: number,
  thickness: number,
  count: number,
  aEnd: number,
  aStride: number,
  bEnd: number,
  bStride: number,
): void {
  const span = thickness * Math.sqrt(1 + slope * slope);
  const full = count * 256;
  const first = Math.max(0, Math.ceil(Math.min(a0, a1) - 0.5));
  const last = Math.min(aEnd - 1, Math.ceil(Math.max(a0, a1) - 0.5) - 1);
  let low = b0 + (first + 0.5 - a0) * slope - span / 2;
  for (let a = first; a <= last; a += 1, low += slope) {
    const high = low + span;
    if (high <= 0 || low >= bEnd) continue;
    const base = a * aStride;
    let b = Math.floor(low);
    if (b >= 0) {
      const at = base + b * bStride;
      coverage[at] = (coverage[at] as number) + count * ((Math.min(span, b + 1 - low) * 256) | 0);
    }
    b += 1;
    for (; b + 1 <= high && b < bEnd; b += 1) {
      if (b < 0) continue;
      const at = base + b * bStride;
      coverage[at] = (coverage[at] as number) + full;
    }
    if (b < high && b >= 0 && b < bEnd) {
      const at = base + b * bStride;
      coverage[at] = (coverage[at] as number) + count * (((high - b) * 256) | 0);
    }
  }
}

/** Adds a dot with a soft edge `times` times. −1 removes it. */
export function addDot(
  layer: Layer,
  x: number,
  y: number,
  { radius, times = 1 }: { radius: number; times?: number },
): void {
  const { width, height, coverage } = layer;
  if (!(x > -radius && x < width + radius && y > -radius && y < height + radius)) return;
  const reach = radius + 0.5;
  const bottom = Math.min(height - 1, Math.floor(y + reach));
  const right = Math.min(width - 1, Math.floor(x + reach));
  for (let v = Math.max(0, Math.floor(y - reach)); v <= bottom; v += 1) {
    for (let u = Math.max(0, Math.floor(x - reach)); u <= right; u += 1) {
      const across = u + 0.5 - x;
      const down = v + 0.5 - y;
      const part = reach - Math.sqrt(across * across + down * down);
      if (part <= 0) continue;
      const at = v * width + u;
      coverage[at] = (coverage[at] as number) + times * (part >= 1 ? 256 : (part * 256) | 0);
    }
  }
}
