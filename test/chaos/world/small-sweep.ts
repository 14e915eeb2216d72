import type { SentSweep } from './world.ts';

/** The sweep of rows that need any work. It is always the same, so that its clean run is trained once. */
export const smallSweep: SentSweep = {
  space: { learningRate: [0.001, 0.005], iterations: [50, 200], seed: [0, 1] },
};
