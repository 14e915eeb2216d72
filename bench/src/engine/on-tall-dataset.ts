// What the comparisons with NumPy on many examples with few features share.
import { appendFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Dataset, type PreparedData, type RunSpec, trainRun } from '@sweepq/core';
import { type Side, stopAll } from '../measure/start-side.ts';
import { startNumPy } from '../numpy/start-numpy.ts';
import type { EngineDeps } from './part.ts';
import { createTallDataset, tallSizes } from './tall-data.ts';

/** Starts a script of NumPy with a file of the tall dataset, its sizes and some numbers. Calls `use`, then stops the script and deletes the file. */
export async function onTallDataset<Result>(
  { numpy, scratchDir }: EngineDeps,
  script: string,
  numbers: readonly number[],
  use: (sides: readonly Side[], dataset: Dataset) => Promise<Result>,
): Promise<Result> {
  const { m, n } = tallSizes;
  const dataset = createTallDataset();
  const path = join(scratchDir, script);
  await writeFile(path, dataset.train.images);
  await appendFile(path, dataset.train.labels);
  const sides = startNumPy(numpy, script, [path, ...[m, n, ...numbers].map(String)]);
  try {
    return await use(sides, dataset);
  } finally {
    await stopAll(sides);
    await rm(path, { force: true });
  }
}

/** Trains a run, and measures the mean time of an iteration in ms. The first iteration does not count, because it loads the matrix into memory. */
export function timeIterations(data: PreparedData, spec: RunSpec) {
  let [first, last, count] = [Number.NaN, Number.NaN, 0];
  // With this size, the engine calls the observer after each iteration.
  const observer = {
    onIterations() {
      last = performance.now();
      if (count === 0) first = last;
      count += 1;
    },
    onReading() {},
    shouldStop: () => false,
  };
  const { curve, model } = trainRun(data, spec, observer);
  return { iterationMs: (last - first) / (count - 1), cost: curve.at(-1) ?? Number.NaN, model };
}
