// A separate program, with which workers are compared: it trains without a queue. For each line on stdin it does one long
// run, and prints the seconds as JSON.
//   node bare-run.js <train file> <test file>
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { loadDataset, prepareDataset, trainRun } from '@sweepq/core';
import { longRun } from './long-run.ts';

const [trainPath = '', testPath = ''] = process.argv.slice(2);
const files = { train: readFileSync(trainPath), test: readFileSync(testPath) };
const data = prepareDataset(await loadDataset(files));
const observer = { onIterations() {}, onReading() {}, shouldStop: () => false };

for await (const _ of createInterface({ input: process.stdin })) {
  const began = performance.now();
  const { curve } = trainRun(data, longRun, observer);
  const seconds = (performance.now() - began) / 1e3;
  process.stdout.write(`${JSON.stringify({ seconds, cost: curve.at(-1) })}\n`);
}
