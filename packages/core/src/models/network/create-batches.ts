import { createMt19937 } from '../../initialise/mt19937.ts';
import { fillPermutation } from '../../initialise/permutation.ts';
import type { DescentParams } from '../descent-params.ts';

/** The batches of a run, in the order of its iterations. */
export type Batches = {
  /** The indices of the images of iteration t. The view is valid until the next call. */
  imagesOf(t: number): Int32Array;
};

/** The number of images of an iteration: m, or fewer with a `batchSize` below m. */
export const batchSizeOf = (
  { optimization }: Pick<DescentParams, 'optimization'>,
  m: number,
): number => {
  const { batchSize = 0 } = optimization ?? {};
  return batchSize > 0 && batchSize < m ? batchSize : m;
};

/**
 * An epoch has ⌈m / size⌉ batches, of which the last one can be smaller. Each epoch is the next `permutation(m)` of a generator of its own with the
 * seed of the run, as `np.random.RandomState(seed)`. A run that resumes draws the earlier epochs again, in 10 to 22 ns an image and epoch. So a
 * checkpoint has no state of the generator.
 */
export function createBatches(m: number, size: number, seed: number): Batches {
  const perEpoch = Math.ceil(m / size);
  const order = new Int32Array(m);
  let random = createMt19937(seed);
  let drawn = 0;
  return {
    imagesOf(t) {
      const wanted = Math.floor(t / perEpoch) + 1;
      if (wanted < drawn) {
        random = createMt19937(seed);
        drawn = 0;
      }
      for (; drawn < wanted; drawn++) fillPermutation(order, random);
      const from = (t % perEpoch) * size;
      return order.subarray(from, Math.min(from + size, m));
    },
  };
}
