/**
 * Returns the indices of the points to draw a line with `x` in ascending order: for each of `parts` parts of equal width of
 * [from, to], the first, the lowest, the highest and the last point. Peaks are never lost. `position` maps x to the axis, for
 * example Math.log.
 */
export function decimate(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  { parts, from, to }: { parts: number; from: number; to: number },
  position: (x: number) => number = (value) => value,
): number[] {
  if (x.length <= 4 * parts) return Array.from({ length: x.length }, (_, k) => k);
  const kept: number[] = [];
  const first = position(from);
  const scale = parts / (position(to) - first);
  let part = Number.NaN;
  let [start, low, high, last] = [0, 0, 0, 0];
  const keep = () => kept.push(...[...new Set([start, low, high, last])].sort((a, b) => a - b));
  for (let k = 0; k < x.length; k += 1) {
    const here = Math.floor((position(x[k] as number) - first) * scale);
    if (here !== part) {
      if (k > 0) keep();
      part = here;
      start = low = high = k;
    }
    if ((y[k] as number) < (y[low] as number)) low = k;
    if ((y[k] as number) > (y[high] as number)) high = k;
    last = k;
  }
  keep();
  return kept;
}
