// A program of its own: from the two files of a dataset to the test accuracy of the article's run.
//   node cold.js <train file> <test file>
import { readFileSync } from 'node:fs';
import module from 'node:module';
import { articleSpec } from '../article/article-spec.ts';

// Node keeps what it compiled on disk, from 22.8 on, as Python does with the modules that it imports. It is
// asked before anything is imported that is to profit of it.
(module as { enableCompileCache?: () => unknown }).enableCompileCache?.();
const core = await import('@sweepq/core');

const [trainPath = '', testPath = ''] = process.argv.slice(2);
const files = { train: readFileSync(trainPath), test: readFileSync(testPath) };
const data = core.prepareDataset(await core.loadDataset(files));
let testAccuracy = Number.NaN;
const { curve, model } = core.trainRun(data, articleSpec, {
  onIterations() {},
  onReading: (reading) => {
    testAccuracy = reading.testAccuracy;
  },
  shouldStop: () => false,
});
const end = { cost: curve.at(-1), bias: model.bias, testAccuracy };
process.stdout.write(`${JSON.stringify(end)}\n`);
