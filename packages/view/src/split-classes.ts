import type { ClassCount } from './majority-baseline.ts';

export type Split = 'train' | 'validation' | 'test';

type OfDataset = { name: string; trainCount: number; testCount: number };

type Validation = { fraction: number } | { folds: number };

/**
 * Returns how many images of each class a split of a sweep has. A sweep with `fraction` holds out, of each class of the training set, the
 * whole number of images nearest to `fraction`, and trains on the rest. With `folds`, each image of the training set is held out once, and the
 * model of a trial was trained on all of them.
 */
export function splitClasses(
  classes: readonly OfDataset[],
  validation: Validation | null,
  split: Split,
): ClassCount[] {
  return classes.map(({ name, trainCount, testCount }) => {
    if (split === 'test') return { name, count: testCount };
    const heldOut = heldOutOf(validation, trainCount);
    if (split === 'validation') return { name, count: heldOut };
    return { name, count: isInFolds(validation) ? trainCount : trainCount - heldOut };
  });
}

const isInFolds = (validation: Validation | null) => validation !== null && 'folds' in validation;

function heldOutOf(validation: Validation | null, trainCount: number): number {
  if (validation === null) return 0;
  return 'folds' in validation ? trainCount : Math.round(validation.fraction * trainCount);
}
