import { maxSpaces, maxTrials } from '@sweepq/contract';

/** Returns the number of values that the ranges of unchecked spaces expand to. Lists that the user wrote do not count. */
export const countExpanded = (space: unknown): number => sumOfAxes(space, countValues);

/**
 * Estimates the time for expanding the ranges of unchecked spaces. The unit is the time of one value in exact arithmetic: 1 to 15 µs. A value in
 * float64 arithmetic, which most ranges use, takes a twelfth of it.
 */
export const measureExpansion = (space: unknown): number =>
  sumOfAxes(space, (axis) => {
    const values = countValues(axis);
    return values > 0 && isQuick(axis) ? values * quickTime : values;
  });

/** The time of a value in float64 arithmetic, relative to exact arithmetic. */
const quickTime = 1 / 12;

function sumOfAxes(space: unknown, measure: (axis: unknown) => number): number {
  if (typeof space !== 'object' || space === null) return 0;
  const spaces: readonly unknown[] = Array.isArray(space) ? space.slice(0, maxSpaces) : [space];
  const axes = spaces.flatMap((each) => Object.values(each ?? {}) as unknown[]);
  return axes.reduce((sum: number, axis) => sum + measure(axis), 0);
}

/** Whether almost all values of a range are rounded in float64 arithmetic (quick-rounding), and are different with 15 digits. */
function isQuick(axis: unknown): boolean {
  const { min, max } = axis as Record<string, unknown>;
  if (typeof min !== 'number' || typeof max !== 'number') return false;
  return (min === 0 || min >= 1e-8) && max <= 1e12 && max - min > max * 1e-6;
}

/**
 * Returns the number of combinations of the lists and ranges of unchecked spaces, at most. A range without a step and a count counts as one value.
 */
export function countCombined(space: unknown): number {
  if (typeof space !== 'object' || space === null) return 0;
  const spaces: readonly unknown[] = Array.isArray(space) ? space.slice(0, maxSpaces) : [space];
  return spaces.reduce((sum: number, each) => {
    const axes = Object.values(each ?? {}) as unknown[];
    return sum + axes.reduce((product: number, axis) => product * sizeOf(axis), 1);
  }, 0);
}

const sizeOf = (axis: unknown): number =>
  Math.max(1, Array.isArray(axis) ? axis.length : countValues(axis));

/**
 * The limit for the values of the expanded ranges of spaces. A grid of k lists with n₁ … nₖ values has
 * n₁ · … · nₖ ≥ n₁ + … + nₖ − (k − 1) trials, so grids with at most `maxTrials` trials together do not exceed the limit. A sampled
 * search can use ranges without `count` and `step`, which are not expanded.
 */
export const mostExpanded = (spaces: readonly object[]) =>
  spaces.reduce((sum: number, space) => sum + Object.keys(space).length - 1, maxTrials);

function countValues(axis: unknown): number {
  if (typeof axis !== 'object' || axis === null) return 0;
  const { min, max, step, count } = axis as Record<string, unknown>;
  if (typeof count === 'number') return orNone(count);
  if (typeof step !== 'number' || typeof min !== 'number' || typeof max !== 'number') return 0;
  return orNone(Math.floor((max - min) / step) + 1);
}

/** An invalid range counts as 0 values: the parser rejects it, so it is never expanded. */
const orNone = (values: number) => (values > 0 && values <= maxTrials ? values : 0);
