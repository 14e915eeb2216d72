import { multiplySplit, scaleWeights } from '../../predict/multiply-split.ts';
import type { PreparedData, Slot } from '../../preprocess/prepared-data.ts';

/**
 * The precomputed products of the Gram form with the starting weights of a seed, at scale 1: X̃ w₀ of train and test,
 * and ‖w₀‖². The products are in shared memory. All runs with the same seed share them.
 */
export type Start = { seed: number; train: Float64Array; test: Float64Array; squaredNorm: number };

export function prepareStart(data: PreparedData, slot: Slot, seed: number): Start {
  const { gradient, work } = slot.at;
  slot.kernels.fillRandn(seed, 1, work, gradient, data.n);
  const { shift, squaredNorm } = scaleWeights(data, slot, gradient);
  const logitsOf = (split: 'train' | 'test') => {
    const z = multiplySplit(data, slot, split, -shift);
    const shared = new Float64Array(new SharedArrayBuffer(z.byteLength));
    shared.set(z);
    return shared;
  };
  return { seed, train: logitsOf('train'), test: logitsOf('test'), squaredNorm };
}
