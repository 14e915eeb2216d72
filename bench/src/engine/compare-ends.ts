import type { Measured } from '../measure/measure-in-turns.ts';

/** How far a number of one side is from that of the side all are compared to. */
export type Difference = {
  side: string;
  against: string;
  number: string;
  value: number;
  expected: number;
  /** |value − expected| / |expected|. */
  relative: number;
};

/** All numbers of all sides, theirs and ours, against those of the first of theirs that tells some. */
export function compareEnds(theirs: readonly Measured[], ours: readonly Measured[]): Difference[] {
  const [reference, ...others] = theirs.filter(({ end }) => end !== undefined);
  if (reference?.end === undefined) return [];
  const { name: against, end: expectations } = reference;
  return [...others, ...ours].flatMap(({ name: side, end = {} }) =>
    Object.entries(expectations).flatMap(([number, expected]) => {
      const value = end[number];
      // A side may know less: a cold start does not compute the norm of the weights.
      if (value === undefined) return [];
      const relative = value === expected ? 0 : Math.abs((value - expected) / expected);
      return [{ side, against, number, value, expected, relative }];
    }),
  );
}

/** The largest of all; undefined where nothing was compared. NaN is larger than any. */
export function worstOf(differences: readonly Difference[]): Difference | undefined {
  const size = ({ relative }: Difference) =>
    Number.isNaN(relative) ? Number.POSITIVE_INFINITY : relative;
  return [...differences].sort((a, b) => size(b) - size(a))[0];
}
