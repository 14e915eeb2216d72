// A separate program: from the two files of a dataset to the test accuracy of the article's run.
//   node cold.js <train file> <test file>
import { readFileSync } from 'node:fs';
import module from 'node:module';
import { articleSpec } from '../article/article-spec.ts';

// Node 22.8 and later cache compiled modules on disk, as Python does. The cache affects only modules that are
// imported after this call.
(module as { enableCompileCache?: () => unknown }).enableCompileCache?.();
// The bundle that the training threads load, too (scripts/build-programs.mjs).
const bundle = new URL('../../../dist/engine.js', import.meta.url);
const core = (await import(bundle.href)) as typeof import('@sweepq/core');

const [trainPath = '', testPath = ''] = process.argv.slice(2);
const files = { train: readFileSync(trainPath), test: readFileSync(testPath) };
const data = core.prepareDataset(await core.loadDataset(files));
let testAccuracy = Number.NaN;
const { curve, model } = core.trainRun(data, articleSpec, {
  onIterations() {},
  onReading: (reading) => {
    testAccuracy = reading.metrics.test.accuracy;
  },
  shouldStop: () => false,
});
const end = { cost: curve.at(-1), bias: core.biasOf(model), testAccuracy };
process.stdout.write(`${JSON.stringify(end)}\n`);
