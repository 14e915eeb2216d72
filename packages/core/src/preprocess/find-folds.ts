import { CoreError } from '../core-error.ts';
import { createMt19937 } from '../initialise/mt19937.ts';
import { shuffleClasses } from './shuffle-classes.ts';

/** A division of train into parts that are held out in turn. */
export type Folds = {
  /** k, the number of parts: 2 to the number of images. */
  folds: number;
  /** A whole number from 0 to 2³² − 1. */
  seed: number;
};

/** One fold of a division: the images that a run holds out. */
export type Fold = Folds & {
  /** The number of the fold, 0 … k − 1. */
  fold: number;
};

/**
 * Returns the fold 0 … k − 1 of each example, stratified: the examples are listed class after class, each class in the order that
 * the seed draws, and example j of this list is in fold j mod k. So the sizes of two folds differ by at most 1, and so do their
 * numbers of examples of each class. docs/numerics.md has the rule in NumPy.
 * Shapes: labels (m), any number of classes; the result (m).
 * Edges: a class with fewer than k examples is missing in some folds, but in no training part. A label without examples does not
 * count as a class.
 * Errors: a CoreError `bad-validation` if k is not a whole number from 2 to m, or if a class has one example: the fold with this
 * example would train without its class.
 * Cost: O(m). The same folds on every machine.
 * Source: the numbers of examples of each class in each fold are those of `StratifiedKFold(shuffle=True)` of scikit-learn, with its
 * classes in the order of their labels. scikit-learn chooses other examples.
 */
export function findFolds(labels: Uint8Array, { folds, seed }: Folds): Uint32Array {
  const classes = shuffleClasses(labels, createMt19937(seed));
  assertFolds(folds, classes);
  const foldOf = new Uint32Array(labels.length);
  for (const [j, i] of classes.flat().entries()) foldOf[i] = j % folds;
  return foldOf;
}

/** Returns the indices of the images in a fold, ascending. Errors: those of `findFolds`, or a fold that does not exist. */
export function findFold(labels: Uint8Array, { folds, seed, fold }: Fold): number[] {
  const foldOf = findFolds(labels, { folds, seed });
  if (!Number.isInteger(fold) || fold < 0 || fold >= folds) {
    throw new CoreError(
      'bad-validation',
      `Expected \`validation.fold\` to be a whole number from 0 to ${folds - 1}, got \`${fold}\`.`,
    );
  }
  return Array.from(foldOf.keys()).filter((i) => foldOf[i] === fold);
}

function assertFolds(folds: number, classes: readonly (readonly number[])[]): void {
  const m = classes.reduce((count, ofClass) => count + ofClass.length, 0);
  if (!Number.isInteger(folds) || folds < 2 || folds > m) {
    throw new CoreError(
      'bad-validation',
      `Expected \`validation.folds\` to be a whole number from 2 to the number of images, which is ${m}, got \`${folds}\`.`,
    );
  }
  const single = classes.findIndex((ofClass) => ofClass.length === 1);
  if (single < 0) return;
  throw new CoreError(
    'bad-validation',
    `Expected each class to have at least 2 images for \`validation.folds\`, got 1 image of class \`${single}\`.`,
  );
}
