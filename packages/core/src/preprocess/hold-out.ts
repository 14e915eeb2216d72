import { CoreError } from '../core-error.ts';
import { createMt19937 } from '../initialise/mt19937.ts';
import type { Split } from '../load/dataset.ts';
import { shuffleClasses } from './shuffle-classes.ts';

/** The part of train that is held out for validation. */
export type Validation = {
  /** The fraction of each class that is held out, above 0 and below 1. */
  fraction: number;
  /** A whole number from 0 to 2³² − 1. */
  seed: number;
};

/** Divides train into the part to train on and the held-out part. All images keep their order. Throws a CoreError if one part would be empty. */
export function holdOut(split: Split, { fraction, seed }: Validation, n: number) {
  const isHeldOut = new Uint8Array(split.count);
  for (const i of findHeldOut(split.labels, { fraction, seed })) isHeldOut[i] = 1;
  const validation = select(split, n, (i) => isHeldOut[i] === 1);
  const train = select(split, n, (i) => isHeldOut[i] === 0);
  if (validation.count > 0 && train.count > 0) return { train, validation };
  throw new CoreError(
    'bad-validation',
    `Expected \`validation.fraction\` to leave images in both parts, got \`${fraction}\` of ${split.count}, ` +
      `which is ${validation.count}.`,
  );
}

/**
 * Returns the indices of the images that are held out, ascending. The seed draws them: of each class, the whole number of
 * images nearest to `fraction`. docs/numerics.md has the rule in NumPy.
 */
export function findHeldOut(labels: Uint8Array, { fraction, seed }: Validation): number[] {
  const heldOut = shuffleClasses(labels, createMt19937(seed)).flatMap((ofClass) =>
    ofClass.slice(0, shareOf(ofClass.length, fraction)),
  );
  return heldOut.sort((a, b) => a - b);
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
