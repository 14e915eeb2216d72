import { maxSpaces, maxTrials } from '@sweepq/contract';

/**
 * Returns the number of values that the ranges of unchecked spaces expand to. A list of 100 000 values takes up to 1.5 s to
 * compute. Lists that the user wrote do not count.
 */
export function countExpanded(space: unknown): number {
  if (typeof space !== 'object' || space === null) return 0;
  if (Array.isArray(space)) {
    return space.slice(0, maxSpaces).reduce((sum: number, each) => sum + countExpandedOf(each), 0);
  }
  return countExpandedOf(space);
}

function countExpandedOf(space: unknown): number {
  if (typeof space !== 'object' || space === null) return 0;
  return Object.values(space).reduce((sum: number, axis) => sum + countValues(axis), 0);
}

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
