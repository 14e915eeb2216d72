import type { RandomSource } from '../initialise/mt19937.ts';

/**
 * Returns the indices of the examples of each label 0 … max(labels), each list in a random order. One generator shuffles the
 * lists in the order of the labels, each from its ascending indices. A label without examples has an empty list and takes no
 * random number.
 */
export function shuffleClasses(labels: Uint8Array, random: RandomSource): number[][] {
  const classes: number[][] = [];
  for (const [i, label] of labels.entries()) {
    while (classes.length <= label) classes.push([]);
    classes[label]?.push(i);
  }
  for (const ofClass of classes) shuffle(ofClass, random);
  return classes;
}

/** Shuffles in place (Fisher and Yates). */
function shuffle(indices: number[], random: RandomSource) {
  for (let k = indices.length - 1; k > 0; k--) {
    const other = Math.floor(random.nextDouble() * (k + 1));
    [indices[k], indices[other]] = [indices[other] as number, indices[k] as number];
  }
}
