// Mini-batches of many examples with few features, in the direct form. Compared with NumPy on three layouts of the matrix.
import {
  type Dataset,
  isNetworkModel,
  plainOptimization,
  prepareDataset,
  type RunSpec,
} from '@sweepq/core';
import { articleSpec } from '../article/article-spec.ts';
import { type Measured, measureInTurns, type Turn } from '../measure/measure-in-turns.ts';
import { fastestOf } from '../measure/measurement.ts';
import { turnOf } from '../measure/side-turn.ts';
import { compare } from '../report/row.ts';
import { compareEnds } from './compare-ends.ts';
import { goals } from './goals.ts';
import { onTallDataset, timeIterations } from './on-tall-dataset.ts';
import type { EngineDeps, PartResult } from './part.ts';
import { tallSizes } from './tall-data.ts';

const [hidden, batchSize] = [32, 256] as const;
/** Two epochs, and one iteration that is not measured. */
const iterations = 1 + 2 * Math.ceil(tallSizes.m / batchSize);
const spec: RunSpec = {
  ...{ ...articleSpec, learningRate: 0.01, seed: 1 },
  network: { layers: [hidden], activation: 'relu', initialization: 'lecun' },
  optimization: { ...plainOptimization, batchSize },
  readings: [iterations],
};
/** The layouts in bench/numpy/batches.py. The first one is that of the article and of the course. */
const layouts = ['columns', 'rows', 'rows of bytes'];

export const measureBatches = (deps: EngineDeps): Promise<PartResult> => {
  const numbers = [iterations, spec.learningRate, hidden, batchSize];
  return onTallDataset(deps, 'batches', numbers, async (sides, dataset) => {
    const theirTurns = layouts.flatMap((layout) =>
      sides.map((side) =>
        turnOf(side, { suffix: `batches, ${layout}`, unit: 'µs', question: layout }),
      ),
    );
    const measured = await measureInTurns([...theirTurns, ourTurn(dataset)], deps);
    const ours = measured.at(-1) as Measured;
    const theirs = measured.slice(0, -1);
    const what = `a batch of ${batchSize} of ${tallSizes.m} × ${tallSizes.n}, ${hidden} hidden units, to NumPy`;
    const asInCourse = fastestOf(theirs.slice(0, sides.length));
    const rows = [
      compare({ what, ours, theirs: asInCourse, ratio: 'theirs/ours', goal: goals.batches }),
      compare({
        ...{ what: '  to NumPy with the fastest layout', ours },
        ...{ theirs: fastestOf(theirs), ratio: 'ours/theirs' },
      }),
    ];
    return { rows, measurements: measured, differences: compareEnds(theirs, [ours]), notes: [] };
  });
};

function ourTurn(dataset: Dataset): Turn {
  const data = prepareDataset(dataset);
  return {
    ...{ name: 'sweepq: batches, direct form', unit: 'µs', warmUps: 1 },
    take() {
      const { iterationMs, cost, model } = timeIterations(data, spec);
      const weights = isNetworkModel(model) ? [model.first, ...model.upper] : [];
      const norms = weights.map((of, k) => [`norm${k}`, Math.hypot(...of)] as const);
      return { value: 1e3 * iterationMs, end: { cost, ...Object.fromEntries(norms) } };
    },
  };
}
