import type { SentSweep } from './world.ts';

/** What rows submit that only want something to be trained: the same one, so that it is trained once to compare with. */
export const smallSweep: SentSweep = {
  space: { learningRate: [0.001, 0.005], iterations: [50, 200], seed: [0, 1] },
};
