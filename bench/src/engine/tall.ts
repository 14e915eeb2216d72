// The direct form on many examples with few features, for which the Gram matrix would be too large. Compared with NumPy
// on the whole matrix and in blocks.
import { appendFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asUnit, prepareDataset, type RunSpec, trainRun } from '@sweepq/core';
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

/** The first iteration does not count, because it loads the matrix into memory. */
const iterations = 9;
const spec: RunSpec = { ...articleSpec, readings: [iterations] };
/** The variants in bench/numpy/tall.py. */
const ways = ['whole', 'blocks of 256', 'blocks of 512'];

export async function measureTall(deps: EngineDeps): Promise<PartResult> {
  const { m, n } = tallSizes;
  const dataset = createTallDataset();
  const path = join(deps.scratchDir, 'tall');
  await writeFile(path, dataset.train.images);
  await appendFile(path, dataset.train.labels);
  const args = [path, ...[m, n, iterations, spec.learningRate].map(String)];
  const sides = startNumPy(deps.numpy, 'tall', args);
  try {
    const theirTurns = sides.flatMap((side) =>
      ways.map((way) => turnOf(side, { suffix: `tall, ${way}`, unit: 'ms', question: way })),
    );
    const measured = await measureInTurns([...theirTurns, ourTurn(dataset)], deps);
    const ours = measured.at(-1) as Measured;
    const theirs = fastestOf(measured.slice(0, -1));
    const what = `one iteration, ${m} × ${n}, to NumPy`;
    return {
      rows: [compare({ what, ours, theirs, ratio: 'theirs/ours', goal: goals.tall })],
      measurements: measured,
      differences: compareEnds(measured.slice(0, -1), [ours]),
      notes: [],
    };
  } finally {
    await stopAll(sides);
    await rm(path, { force: true });
  }
}

function ourTurn(dataset: ReturnType<typeof createTallDataset>): Turn {
  const data = prepareDataset(dataset);
  return {
    ...{ name: 'sweepq: tall, direct form', unit: 'ms', warmUps: 1 },
    take() {
      const times: number[] = [];
      // With this size, the engine calls the observer after each iteration.
      const observer = {
        onIterations: () => void times.push(performance.now()),
        onReading() {},
        shouldStop: () => false,
      };
      const { curve, model: trained } = trainRun(data, spec, observer);
      const [first = Number.NaN] = times;
      const model = asUnit(trained);
      const weights = model.form === 'direct' ? model.weights : [];
      const end: End = {
        cost: curve.at(-1) ?? Number.NaN,
        bias: model.bias,
        weightNorm: Math.hypot(...weights),
      };
      return { value: ((times.at(-1) ?? Number.NaN) - first) / (times.length - 1), end };
    },
  };
}
