import { sampleCosts } from './thin.ts';

/** The number of points of a curve in the progress of a job. */
export const reportedPoints = 25;

/** The article prints the cost every 100 iterations. A long run has a larger step, so that its log has about `mostLines` lines. */
const smallestStep = 100;
const mostLines = 100;

/**
 * Returns a function that returns the new pairs of iteration and cost for the log, each pair once. The log has one pair per step. It also
 * has the highest and the lowest cost between two steps, if they lie beyond the costs of both steps. Pairs before `from` are left out.
 */
export function createNotes(
  iterations: number,
  from = 0,
): (curve: Float64Array) => [number, number][] {
  const step = Math.max(smallestStep, Math.ceil(iterations / mostLines / 100) * 100);
  let next = Math.ceil(from / step) * step;
  return (curve) => {
    const due: [number, number][] = [];
    for (; next < curve.length; next += step) {
      const before = Math.max(from, next - step);
      for (const k of extremesBetween(curve, before, next)) due.push([k, curve[k] as number]);
      due.push([next, curve[next] as number]);
    }
    return due;
  };
}

/** Returns the iterations between `from` and `to` with the highest and the lowest cost, if these costs lie beyond those at both ends. */
const extremesBetween = (curve: Float64Array, from: number, to: number): number[] =>
  from >= to
    ? []
    : sampleCosts(curve.subarray(from, to + 1), 4)
        .map(([k]) => from + k)
        .filter((k) => isBeyond(curve[k] as number, curve[from] as number, curve[to] as number));

const isBeyond = (cost: number, a: number, b: number) =>
  cost > Math.max(a, b) || cost < Math.min(a, b);

/** Returns the line of the log for a pair. */
export const lineOf = ([iteration, cost]: readonly [number, number]): string =>
  `Cost after iteration ${iteration}: ${cost.toFixed(6)}`;
