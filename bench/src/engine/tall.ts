// The direct form on many examples with few features, for which the Gram matrix would be too large. Compared with NumPy
// on the whole matrix and in blocks.
import { asUnit, type Dataset, prepareDataset, type RunSpec } from '@sweepq/core';
import { articleSpec } from '../article/article-spec.ts';
import { type End, type Measured, measureInTurns, type Turn } from '../measure/measure-in-turns.ts';
import { fastestOf } from '../measure/measurement.ts';
import { turnOf } from '../measure/side-turn.ts';
import { compare } from '../report/row.ts';
import { compareEnds } from './compare-ends.ts';
import { goals } from './goals.ts';
import { onTallDataset, timeIterations } from './on-tall-dataset.ts';
import type { EngineDeps, PartResult } from './part.ts';
import { tallSizes } from './tall-data.ts';

/** One more than are measured. */
const iterations = 9;
const spec: RunSpec = { ...articleSpec, readings: [iterations] };
/** The variants in bench/numpy/tall.py. */
const ways = ['whole', 'blocks of 256', 'blocks of 512'];

export const measureTall = (deps: EngineDeps): Promise<PartResult> =>
  onTallDataset(deps, 'tall', [iterations, spec.learningRate], async (sides, dataset) => {
    const theirTurns = sides.flatMap((side) =>
      ways.map((way) => turnOf(side, { suffix: `tall, ${way}`, unit: 'ms', question: way })),
    );
    const measured = await measureInTurns([...theirTurns, ourTurn(dataset)], deps);
    const ours = measured.at(-1) as Measured;
    const theirs = fastestOf(measured.slice(0, -1));
    const what = `one iteration, ${tallSizes.m} × ${tallSizes.n}, to NumPy`;
    return {
      rows: [compare({ what, ours, theirs, ratio: 'theirs/ours', goal: goals.tall })],
      measurements: measured,
      differences: compareEnds(measured.slice(0, -1), [ours]),
      notes: [],
    };
  });

function ourTurn(dataset: Dataset): Turn {
  const data = prepareDataset(dataset);
  return {
    ...{ name: 'sweepq: tall, direct form', unit: 'ms', warmUps: 1 },
    take() {
      const { iterationMs, cost, model: trained } = timeIterations(data, spec);
      const model = asUnit(trained);
      const weights = model.form === 'direct' ? model.weights : [];
      const end: End = { cost, bias: model.bias, weightNorm: Math.hypot(...weights) };
      return { value: iterationMs, end };
    },
  };
}
