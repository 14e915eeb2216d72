import { createRandom, shuffled } from '@sweepq/plan';

/** Draws a number of items, and returns them in their order. The same seed draws the same ones. */
export const drawSample = (
  items: readonly number[],
  { sample, seed }: { sample: number; seed: number },
): number[] =>
  shuffled(items.length, createRandom(seed))
    .slice(0, sample)
    .map((place) => items[place] as number)
    .sort((a, b) => a - b);
