import type { StoredCurve } from '@sweepq/queue';

export type Line = { at: Uint32Array; costs: Float64Array };

/**
 * Which points of a line to draw so that so many show its shape: Largest-Triangle-Three-Buckets. The first and the last point
 * are kept, the others fall into `count − 2` buckets of equal numbers, and of each that point stays which spans the
 * largest triangle, ½ |(a − c) × (b − a)|, with the point a kept before it and the mean c of the bucket after it.
 *
 * Gives the indices of exactly min(count, n) points, ascending. count ≥ 2. A cost that is not finite spans no
 * triangle and counts in no mean: a bucket of such costs alone keeps its first. O(n).
 *
 * Source: S. Steinarsson, "Downsampling Time Series for Visual Representation", University of Iceland 2013, 4.2.
 */
export function pickPoints(line: Line, count: number): Uint32Array {
  const last = line.at.length - 1;
  if (last < count) return Uint32Array.from(line.at, (_, k) => k);
  const picked = new Uint32Array(count);
  picked[count - 1] = last;
  const perBucket = (last - 1) / (count - 2);
  const startOf = (bucket: number) => Math.min(Math.floor(bucket * perBucket) + 1, last);
  for (let bucket = 0; bucket < count - 2; bucket++) {
    const [from, to] = [startOf(bucket), startOf(bucket + 1)];
    // After the last bucket there is the last point alone.
    const end = bucket === count - 3 ? last + 1 : startOf(bucket + 2);
    const mean = meanOf(line, to, end);
    picked[bucket + 1] = largest(line, from, to, picked[bucket] as number, mean);
  }
  return picked;
}

type Point = readonly [x: number, y: number];

const pointOf = ({ at, costs }: Line, k: number): Point => [at[k] as number, costs[k] as number];

/** Of the points whose cost is finite; NaN if there is none. */
function meanOf(line: Line, from: number, to: number): Point {
  let [sumX, sumY, count] = [0, 0, 0];
  for (let k = from; k < to; k++) {
    const [x, y] = pointOf(line, k);
    if (!Number.isFinite(y)) continue;
    sumX += x;
    sumY += y;
    count += 1;
  }
  return [sumX / count, sumY / count];
}

function largest(line: Line, from: number, to: number, before: number, mean: Point): number {
  const [ax, ay] = pointOf(line, before);
  const [cx, cy] = mean;
  let [best, area] = [from, -1];
  for (let k = from; k < to; k++) {
    const [bx, by] = pointOf(line, k);
    // Twice the area; of no consequence which is the larger half.
    const spanned = Math.abs((ax - cx) * (by - ay) - (ax - bx) * (cy - ay));
    // False for NaN, and for a point at infinity.
    if (spanned > area && Number.isFinite(by)) [best, area] = [k, spanned];
  }
  return best;
}

/** The line of these points alone, as a copy: it does not hold on to what it was made of. */
export function thinLine<T extends Line>(line: T, count: number): T {
  const picked = pickPoints(line, count);
  return {
    ...line,
    at: picked.map((k) => line.at[k] as number),
    costs: Float64Array.from(picked, (k) => line.costs[k] as number),
  };
}

/** The same of a curve in pairs. */
export function thinCurve(curve: StoredCurve, count: number): StoredCurve {
  const { points } = curve;
  const line = {
    at: Uint32Array.from(points, ([iteration]) => iteration),
    costs: Float64Array.from(points, ([, cost]) => cost),
  };
  const kept = pickPoints(line, count);
  return { ...curve, points: Array.from(kept, (k) => points[k] as [number, number]) };
}
