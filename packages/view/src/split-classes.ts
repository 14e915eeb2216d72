import type { ClassCount } from './majority-baseline.ts';

export type Split = 'train' | 'validation' | 'test';

type OfDataset = { name: string; trainCount: number; testCount: number };

/**
 * Returns how many images of each class a split of a sweep has. A sweep with `validation` holds out, of each class of the
 * training set, the whole number of images nearest to `fraction`, and trains on the rest.
 */
export function splitClasses(
  classes: readonly OfDataset[],
  validation: { fraction: number } | null,
  split: Split,
): ClassCount[] {
  return classes.map(({ name, trainCount, testCount }) => {
    if (split === 'test') return { name, count: testCount };
    const heldOut = validation === null ? 0 : Math.round(validation.fraction * trainCount);
    return { name, count: split === 'validation' ? heldOut : trainCount - heldOut };
  });
}
