import type { Dataset, Split } from '../load/dataset.ts';
import { sizeOfShape } from '../load/size-of-shape.ts';
import type { Preprocessing } from '../preprocess/feature-scale.ts';

/** A split as the reference uses it. */
export type Examples = {
  /** Features, example after example: (m, n). */
  X: Float64Array;
  /** Labels 0 or 1: (m). */
  y: Float64Array;
  m: number;
  n: number;
};

/** Examples `from` to `to` − 1. */
export type Rows = { from: number; to: number };

/** One weight for each feature, and the bias. */
export type Parameters = { weights: Float64Array; bias: number };

/** Features as float64: pixels / 255, or (pixels − mean) / standard deviation, of each feature over train. */
export function createExamples({ train, test, imageShape }: Dataset, preprocessing: Preprocessing) {
  const n = sizeOfShape(imageShape);
  const scale = preprocessing === 'divide255' ? divideBy255 : standardizer(train, n);
  const examplesOf = ({ images, labels, count: m }: Split): Examples => {
    const X = Float64Array.from(images, (x, at) => scale(x, at % n));
    return { X, y: Float64Array.from(labels), m, n };
  };
  return { train: examplesOf(train), test: examplesOf(test) };
}

const divideBy255 = (x: number) => x / 255;

function standardizer({ images, count }: Split, n: number) {
  const mean = new Float64Array(n);
  const varies = new Uint8Array(n);
  images.forEach((x, at) => {
    mean[at % n] = (mean[at % n] as number) + x / count;
    if (x !== images[at % n]) varies[at % n] = 1;
  });
  const variance = new Float64Array(n);
  images.forEach((x, at) => {
    const j = at % n;
    variance[j] = (variance[j] as number) + (x - (mean[j] as number)) ** 2 / count;
  });
  return (x: number, j: number) =>
    varies[j] ? (x - (mean[j] as number)) / Math.sqrt(variance[j] as number) : 0;
}
