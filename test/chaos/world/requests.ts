// Sweeps that several rows use. The expected results of each are trained once, without faults.
import type { SentSweep } from './world.ts';

const seeds = (count: number) => Array.from({ length: count }, (_, seed) => seed);

/** 100 trials in 50 runs. Each run takes about 0.5 s. */
export const manyShort: SentSweep = {
  space: { learningRate: 0.005, iterations: [1_000, 60_000], seed: seeds(50) },
};

/** 100 trials in 10 runs. Each run takes several seconds. */
export const someLong: SentSweep = {
  space: {
    learningRate: 0.001,
    iterations: Array.from({ length: 10 }, (_, k) => (k + 1) * 40_000),
    seed: seeds(10),
  },
};

/** 40 trials, each chosen by the outcomes of earlier ones; most of them are pruned at a rung. */
export const learningSearch: SentSweep = {
  space: {
    learningRate: { min: 0.0005, max: 0.02, scale: 'log' },
    momentum: { min: 0, max: 0.9 },
    iterations: 30_000,
  },
  search: { strategy: 'tpe', trials: 40, seed: 11, parallelism: 8 },
  objective: { metric: 'metrics.train.cost' },
  pruning: { rule: 'halving', cohort: 9 },
};

/** The sweep of rows that need a small amount of work. */
export const smallSweep: SentSweep = {
  space: { learningRate: [0.001, 0.005], iterations: [50, 200], seed: [0, 1] },
};
