import type { Measured } from '../measure/measure-in-turns.ts';

/** The difference between a number of one side and the same number of the reference side. */
export type Difference = {
  side: string;
  against: string;
  number: string;
  value: number;
  expected: number;
  /** |value − expected| / |expected|. */
  relative: number;
};

/** Compares the numbers of all sides with those of the reference, which is the first side of `theirs` that reports numbers. */
export function compareEnds(theirs: readonly Measured[], ours: readonly Measured[]): Difference[] {
  const [reference, ...others] = theirs.filter(({ end }) => end !== undefined);
  if (reference?.end === undefined) return [];
  const { name: against, end: expectations } = reference;
  return [...others, ...ours].flatMap(({ name: side, end = {} }) =>
    Object.entries(expectations).flatMap(([number, expected]) => {
      const value = end[number];
      // A side may report fewer numbers: a cold start does not compute the norm of the weights.
      if (value === undefined) return [];
      const relative = value === expected ? 0 : Math.abs((value - expected) / expected);
      return [{ side, against, number, value, expected, relative }];
    }),
  );
}

/** The largest difference. NaN counts as the largest. Undefined if there is no difference. */
export function worstOf(differences: readonly Difference[]): Difference | undefined {
  const size = ({ relative }: Difference) =>
    Number.isNaN(relative) ? Number.POSITIVE_INFINITY : relative;
  return [...differences].sort((a, b) => size(b) - size(a))[0];
}
