import type { RunSpec } from '@sweepq/core';

/** The article's run. */
export const articleSpec: RunSpec = {
  ...{ learningRate: 0.005, seed: 0, initScale: 0.01 },
  ...{ l2: 0, momentum: 0, nesterov: false },
  readings: [2000],
};
export const articleIterations = 2000;

/** The arguments of the benchmark scripts for the article's run: iterations and learning rate. */
export const articleArgs = [String(articleIterations), String(articleSpec.learningRate)];
