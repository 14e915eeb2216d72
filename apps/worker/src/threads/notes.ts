import { sampleCosts } from '@sweepq/store/curves';

/** How many points of a curve are told of, to look at. */
export const reportedPoints = 25;

/** How many of the points since the report before: 10 000 events of these take 5 MB of Redis. */
export const freshPoints = 20;

/** The article prints the cost every 100 iterations; a long run keeps to about as many lines. */
const smallestStep = 100;
const mostLines = 100;

/**
 * Returns a function that returns, each time, the pairs of iteration and cost that are due for the log and were not returned
 * before: one per step, and between two of these the highest and the lowest cost if they lie beyond both. Pairs before `from`
 * are not due.
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
      for (const k of turnsBetween(curve, before, next)) due.push([k, curve[k] as number]);
      due.push([next, curve[next] as number]);
    }
    return due;
  };
}

/** The iterations after `from` and before `to` whose costs are the highest and the lowest, where neither end is. */
const turnsBetween = (curve: Float64Array, from: number, to: number): number[] =>
  from >= to
    ? []
    : sampleCosts(curve.subarray(from, to + 1), 4)
        .map(([k]) => from + k)
        .filter((k) => isBeyond(curve[k] as number, curve[from] as number, curve[to] as number));

const isBeyond = (cost: number, a: number, b: number) =>
  cost > Math.max(a, b) || cost < Math.min(a, b);
