import { maxTrials } from './rules.ts';

/**
 * How many values the ranges of a space become lists of, before anything else is known of the space: a list of 100 000 values
 * takes up to 1.5 s to compute. Lists that are written out do not count.
 */
export function countListed(space: unknown): number {
  if (typeof space !== 'object' || space === null) return 0;
  return Object.values(space).reduce((sum: number, axis) => sum + countValues(axis), 0);
}

/**
 * The most values of a space. A grid of k lists with n₁ … nₖ values has n₁ · … · nₖ ≥ n₁ + … + nₖ − (k − 1) trials, so
 * no space that is small enough in trials has more.
 */
export const mostListed = (space: object) => maxTrials + Object.keys(space).length - 1;

function countValues(axis: unknown): number {
  if (typeof axis !== 'object' || axis === null) return 0;
  const { min, max, step, count } = axis as Record<string, unknown>;
  if (typeof count === 'number') return orNone(count);
  if (typeof step !== 'number' || typeof min !== 'number' || typeof max !== 'number') return 0;
  return orNone(Math.floor((max - min) / step) + 1);
}

/** A bad range is refused where it is parsed, and never becomes a list. */
const orNone = (values: number) => (values > 0 && values <= maxTrials ? values : 0);
