// Curves made short enough to look at.
import { pickExtremes } from './pick-extremes.ts';

type Point = [iteration: number, cost: number];
type Columns = { at: Uint32Array; costs: Float64Array };

/** At most `most` of a curve's points, its extremes among them. */
export function thinPoints(points: Point[], most: number): Point[] {
  const costs = points.map(([, cost]) => cost);
  return pickExtremes(costs, most).map((k) => points[k] as Point);
}

/** The same of a curve in columns, as a copy that does not hold on to the whole curve. */
export function thinColumns<T extends Columns>(columns: T, most: number): T {
  const picked = pickExtremes(columns.costs, most);
  return {
    ...columns,
    at: Uint32Array.from(picked, (k) => columns.at[k] as number),
    costs: Float64Array.from(picked, (k) => columns.costs[k] as number),
  };
}

/** At most `most` pairs of iteration and cost from the iteration `first` on. */
export const sampleCosts = (curve: Float64Array, most: number, first = 0): Point[] => {
  const part = curve.subarray(first);
  return pickExtremes(part, most).map((k) => [first + k, part[k] as number]);
};
