// Mini-batches of many examples with few features, in the direct form. Compared with NumPy on three layouts of the matrix.
import { appendFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Dataset,
  isNetworkModel,
  plainOptimization,
  prepareDataset,
  type RunSpec,
  trainRun,
} from '@sweepq/core';
import { articleSpec } from '../article/article-spec.ts';
import { type End, type Measured, measureInTurns, type Turn } from '../measure/measure-in-turns.ts';
import { fastestOf } from '../measure/measurement.ts';
import { turnOf } from '../measure/side-turn.ts';
import { stopAll } from '../measure/start-side.ts';
import { startNumPy } from '../numpy/start-numpy.ts';
import { compare } from '../report/row.ts';
import { compareEnds } from './compare-ends.ts';
import { goals } from './goals.ts';
import type { EngineDeps, PartResult } from './part.ts';
import { createTallDataset, tallSizes } from './tall-data.ts';

const [hidden, batchSize] = [32, 256] as const;
/** Two epochs and one iteration, which does not count: it loads the matrix into memory. */
const iterations = 1 + 2 * Math.ceil(tallSizes.m / batchSize);
const spec: RunSpec = {
  ...{ ...articleSpec, learningRate: 0.01, seed: 1 },
  network: { layers: [hidden], activation: 'relu', initialization: 'lecun' },
  optimization: { ...plainOptimization, batchSize },
  readings: [iterations],
};
/** The layouts in bench/numpy/batches.py. The first one is that of the article and of the course. */
const layouts = ['columns', 'rows', 'rows of bytes'];

export async function measureBatches(deps: EngineDeps): Promise<PartResult> {
  const { m, n } = tallSizes;
  const dataset = createTallDataset();
  const path = join(deps.scratchDir, 'batches');
  await writeFile(path, dataset.train.images);
  await appendFile(path, dataset.train.labels);
  const numbers = [m, n, iterations, spec.learningRate, hidden, batchSize];
  const sides = startNumPy(deps.numpy, 'batches', [path, ...numbers.map(String)]);
  try {
    const theirTurns = layouts.flatMap((layout) =>
      sides.map((side) =>
        turnOf(side, { suffix: `batches, ${layout}`, unit: 'µs', question: layout }),
      ),
    );
    const measured = await measureInTurns([...theirTurns, ourTurn(dataset)], deps);
    const ours = measured.at(-1) as Measured;
    const theirs = measured.slice(0, -1);
    const what = `a batch of ${batchSize} of ${m} × ${n}, ${hidden} hidden units, to NumPy`;
    const asInCourse = fastestOf(theirs.slice(0, sides.length));
    const rows = [
      compare({ what, ours, theirs: asInCourse, ratio: 'theirs/ours', goal: goals.batches }),
      compare({
        ...{ what: '  to NumPy with the fastest layout', ours },
        ...{ theirs: fastestOf(theirs), ratio: 'ours/theirs' },
      }),
    ];
    return { rows, measurements: measured, differences: compareEnds(theirs, [ours]), notes: [] };
  } finally {
    await stopAll(sides);
    await rm(path, { force: true });
  }
}

function ourTurn(dataset: Dataset): Turn {
  const data = prepareDataset(dataset);
  return {
    ...{ name: 'sweepq: batches, direct form', unit: 'µs', warmUps: 1 },
    take() {
      let first = Number.NaN;
      let last = Number.NaN;
      // With this size, the engine calls the observer after each iteration.
      const observer = {
        onIterations(iteration: number) {
          last = performance.now();
          if (iteration === 1) first = last;
        },
        onReading() {},
        shouldStop: () => false,
      };
      const { curve, model } = trainRun(data, spec, observer);
      const weights = isNetworkModel(model) ? [model.first, ...model.upper] : [];
      const norms = weights.map((of, k) => [`norm${k}`, Math.hypot(...of)] as const);
      const end: End = { cost: curve.at(-1) ?? Number.NaN, ...Object.fromEntries(norms) };
      return { value: ((last - first) * 1e3) / (iterations - 1), end };
    },
  };
}
