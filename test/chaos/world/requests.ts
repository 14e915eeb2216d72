// Sweeps that rows share: the clean run of each is made once.
import type { SentSweep } from './world.ts';

const seeds = (count: number) => Array.from({ length: count }, (_, seed) => seed);

/** 100 trials of 50 runs of half a second each. */
export const manyShort: SentSweep = {
  space: { learningRate: 0.005, iterations: [1_000, 60_000], seed: seeds(50) },
};

/** 100 trials of 10 runs of some seconds each. */
export const someLong: SentSweep = {
  space: {
    learningRate: 0.001,
    iterations: Array.from({ length: 10 }, (_, k) => (k + 1) * 40_000),
    seed: seeds(10),
  },
};
