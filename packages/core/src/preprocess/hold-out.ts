import { CoreError } from '../core-error.ts';
import { createMt19937 } from '../initialise/mt19937.ts';
import type { Split } from '../load/dataset.ts';
import { type Fold, findFold } from './find-folds.ts';
import { shuffleClasses } from './shuffle-classes.ts';

/** The part of train that is held out for validation. */
export type Validation = {
  /** The fraction of each class that is held out, above 0 and below 1. */
  fraction: number;
  /** A whole number from 0 to 2³² − 1. */
  seed: number;
};

/** The part of train that a run does not train on: a fraction of each class, or one fold of several. */
export type HeldOut = Validation | Fold;

export const isFold = (heldOut: HeldOut): heldOut is Fold => 'fold' in heldOut;

/** Names a held-out part in messages and keys: `0.3 by 5`, or `fold 2 of 5 by 3`, counted from 0. */
export const describeHeldOut = (heldOut: HeldOut): string =>
  isFold(heldOut)
    ? `fold ${heldOut.fold} of ${heldOut.folds} by ${heldOut.seed}`
    : `${heldOut.fraction} by ${heldOut.seed}`;

/** Divides train into the part to train on and the held-out part. All images keep their order. Errors: those of `findHeldOut`. */
export function holdOut(split: Split, heldOut: HeldOut, n: number) {
  const isHeldOut = new Uint8Array(split.count);
  for (const i of findHeldOut(split.labels, heldOut)) isHeldOut[i] = 1;
  const validation = select(split, n, (i) => isHeldOut[i] === 1);
  const train = select(split, n, (i) => isHeldOut[i] === 0);
  return { train, validation };
}

/**
 * Returns the indices of the images that are held out, ascending: those of the fold, or of each class the whole number of
 * images nearest to `fraction`, drawn by the seed. docs/numerics.md has both rules in NumPy. Throws a CoreError `bad-validation` if one part would be empty.
 */
export function findHeldOut(labels: Uint8Array, part: HeldOut): number[] {
  if (isFold(part)) return findFold(labels, part);
  const { fraction, seed } = part;
  const heldOut = shuffleClasses(labels, createMt19937(seed)).flatMap((ofClass) =>
    ofClass.slice(0, shareOf(ofClass.length, fraction)),
  );
  assertBothParts(heldOut.length, labels.length, fraction);
  return heldOut.sort((a, b) => a - b);
}

function assertBothParts(heldOut: number, count: number, fraction: number) {
  if (heldOut > 0 && heldOut < count) return;
  throw new CoreError(
    'bad-validation',
    `Expected \`validation.fraction\` to leave images in both parts, got \`${fraction}\` of ${count}, which is ${heldOut}.`,
  );
}

/** The number of images that `holdOut` holds out, given the number of images of each class. */
export const countHeldOut = (classCounts: readonly number[], fraction: number) =>
  classCounts.reduce((count, ofClass) => count + shareOf(ofClass, fraction), 0);

const shareOf = (count: number, fraction: number) => Math.round(fraction * count);

function select(
  { images, labels, count }: Split,
  n: number,
  isWanted: (i: number) => boolean,
): Split {
  const wanted = Array.from({ length: count }, (_, i) => i).filter(isWanted);
  const selected = new Uint8Array(new SharedArrayBuffer(wanted.length * n));
  for (const [k, i] of wanted.entries()) {
    selected.set(images.subarray(i * n, (i + 1) * n), k * n);
  }
  const ofSelected = new Uint8Array(new SharedArrayBuffer(wanted.length));
  ofSelected.set(wanted.map((i) => labels[i] as number));
  return { images: selected, labels: ofSelected, count: wanted.length };
}

/** The images of the first split, then those of the second. */
export function concatenate(first: Split, second: Split): Split {
  const join = (a: Uint8Array, b: Uint8Array) => {
    const both = new Uint8Array(new SharedArrayBuffer(a.length + b.length));
    both.set(a);
    both.set(b, a.length);
    return both;
  };
  return {
    images: join(first.images, second.images),
    labels: join(first.labels, second.labels),
    count: first.count + second.count,
  };
}
