import type { Interval } from './wilson-interval.ts';

/**
 * Returns how many other values lie inside the interval of the best one: the data does not show that they are worse.
 * `values` contains the best value once. NaN is a missing value.
 */
export function countTies(values: Iterable<number>, { low }: Interval): number {
  let inside = 0;
  for (const value of values) if (value >= low) inside += 1;
  return Math.max(0, inside - 1);
}
