/** How many points of a curve are told of, to look at. */
export const reportedPoints = 25;

/** How many of the points since the report before: 10 000 events of these take 5 MB of Redis. */
export const freshPoints = 20;

/** The article prints the cost every 100 iterations; a long run keeps to about as many lines. */
const smallestStep = 100;
const mostLines = 100;

/**
 * Returns, each time, the pairs of iteration and cost that are due for the log and were not returned before; those before
 * `from` are not due.
 */
export function createNotes(
  iterations: number,
  from = 0,
): (curve: Float64Array) => [number, number][] {
  const step = Math.max(smallestStep, Math.ceil(iterations / mostLines / 100) * 100);
  let next = Math.ceil(from / step) * step;
  return (curve) => {
    const due: [number, number][] = [];
    for (; next < curve.length; next += step) due.push([next, curve[next] ?? Number.NaN]);
    return due;
  };
}
