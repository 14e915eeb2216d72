import type { Interval } from './wilson-interval.ts';

/** Whether the data does not show that a value is worse than the best one. Without an interval, only an equal value is tied. NaN is a missing value. */
export const isTied = (value: number, best: number, interval: Interval | undefined): boolean =>
  interval === undefined ? value === best : value >= interval.low;

/** Returns how many other values are tied with the best one. `values` contains the best value once. */
export function countTies(
  values: Iterable<number>,
  best: number,
  interval: Interval | undefined,
): number {
  let tied = 0;
  for (const value of values) if (isTied(value, best, interval)) tied += 1;
  return Math.max(0, tied - 1);
}
