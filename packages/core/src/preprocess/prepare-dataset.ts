import type { Dataset, Split } from '../load/dataset.ts';

/** What gradient descent sees of a split; on shared memory, so that threads share it. */
export type Examples = {
  /** Features, example after example: (m, n). */
  X: Float64Array;
  /** Labels 0 or 1: (m). */
  y: Float64Array;
  m: number;
  n: number;
};

export type PreparedData = { train: Examples; test: Examples };

const brightestPixel = 255;

/** X = pixels / 255, (m, h·w·c) from (m, h, w, c) without moving a value; y = labels. */
export function prepareDataset(dataset: Dataset): PreparedData {
  const [height, width, channels] = dataset.imageShape;
  const n = height * width * channels;
  return { train: prepareSplit(dataset.train, n), test: prepareSplit(dataset.test, n) };
}

function prepareSplit({ images, labels, count: m }: Split, n: number): Examples {
  const X = shareFloat64(m * n);
  for (let i = 0; i < X.length; i++) X[i] = (images[i] ?? 0) / brightestPixel;
  const y = shareFloat64(m);
  y.set(labels);
  return { X, y, m, n };
}

function shareFloat64(length: number): Float64Array {
  return new Float64Array(new SharedArrayBuffer(length * Float64Array.BYTES_PER_ELEMENT));
}
