import type { Dataset, Split } from '@sweepq/core';
import { shuffled } from '../random.ts';

/** Three parts of the same photographs: one to train on, one to choose by, and a fresh one that the choice has not seen. */
export type Parts = { trainedOn: Split; chosenBy: Split; fresh: Split };

/**
 * Divides all photographs of a dataset, of both its files, at random. `chosenBy` and `fresh` have about `measured` photographs each,
 * with the same number of each class.
 */
export function drawParts(
  { train, test, imageShape }: Dataset,
  measured: number,
  random: () => number,
): Parts {
  const size = imageShape.reduce((product, length) => product * length, 1);
  const all = [...listPhotographs(train, size), ...listPhotographs(test, size)];
  const parts: Record<keyof Parts, Photograph[]> = { trainedOn: [], chosenBy: [], fresh: [] };
  for (const label of new Set(all.map((each) => each.label))) {
    const ofClass = all.filter((each) => each.label === label);
    const order = shuffled(ofClass.length, random).map((i) => ofClass[i] as Photograph);
    const count = Math.round((measured / all.length) * ofClass.length);
    parts.chosenBy.push(...order.slice(0, count));
    parts.fresh.push(...order.slice(count, 2 * count));
    parts.trainedOn.push(...order.slice(2 * count));
  }
  return {
    trainedOn: joinPhotographs(parts.trainedOn, size),
    chosenBy: joinPhotographs(parts.chosenBy, size),
    fresh: joinPhotographs(parts.fresh, size),
  };
}

type Photograph = { pixels: Uint8Array; label: number };

const listPhotographs = ({ images, labels }: Split, size: number): Photograph[] =>
  Array.from(labels, (label, i) => ({ pixels: images.subarray(i * size, (i + 1) * size), label }));

function joinPhotographs(photographs: readonly Photograph[], size: number): Split {
  const images = new Uint8Array(new SharedArrayBuffer(photographs.length * size));
  for (const [i, { pixels }] of photographs.entries()) images.set(pixels, i * size);
  const labels = Uint8Array.from(photographs, ({ label }) => label);
  return { images, labels, count: photographs.length };
}
