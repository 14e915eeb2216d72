// Shortens curves for display.
import { pickExtremes } from './pick-extremes.ts';

type Point = [iteration: number, cost: number];
type Columns = { at: Uint32Array; costs: Float64Array };

/** Returns at most `most` of a curve's points, including its extremes. */
export function thinPoints(points: Point[], most: number): Point[] {
  const costs = points.map(([, cost]) => cost);
  return pickExtremes(costs, most).map((k) => points[k] as Point);
}

/** Thins a curve in columns. Returns a copy, so that the memory of the whole curve can be freed. */
export function thinColumns<T extends Columns>(columns: T, most: number): T {
  const picked = pickExtremes(columns.costs, most);
  return {
    ...columns,
    at: Uint32Array.from(picked, (k) => columns.at[k] as number),
    costs: Float64Array.from(picked, (k) => columns.costs[k] as number),
  };
}

/** Returns at most `most` pairs of iteration and cost, from the iteration `first`. */
export const sampleCosts = (curve: Float64Array, most: number, first = 0): Point[] => {
  const part = curve.subarray(first);
  return pickExtremes(part, most).map((k) => [first + k, part[k] as number]);
};
