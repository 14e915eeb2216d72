import { multiplySplits, scaleWeights } from '../../predict/multiply-split.ts';
import type { Picked, PreparedData, Slot } from '../../preprocess/prepared-data.ts';

/**
 * The precomputed products of the Gram form with the starting weights of a seed, at scale 1: X̃ w₀ of train and test,
 * and ‖w₀‖². The products are in shared memory. All runs with the same seed share them.
 */
export type Start = { seed: number; train: Float64Array; test: Float64Array; squaredNorm: number };

export function prepareStart(data: PreparedData, slot: Slot, seed: number): Start {
  const { gradient, work } = slot.at;
  slot.kernels.fillRandn(seed, 1, work, gradient, data.n);
  const { shift, squaredNorm } = scaleWeights(data, slot, gradient);
  const { train, test } = multiplySplits(data, slot, -shift);
  const share = (logits: Float64Array) => {
    const shared = createShared(logits.length);
    shared.set(logits);
    return shared;
  };
  return { seed, train: share(train), test: share(test), squaredNorm };
}

/**
 * The products of a part of a whole, from those of the whole. Exact, if both convert pixels into features in the same way: a product does
 * not depend on the other images.
 */
export function pickStart({ seed, train, test, squaredNorm }: Start, picked: Picked): Start {
  const ofPart = createShared(picked.train.length);
  const measured = createShared(picked.validation.length + test.length);
  for (const [k, i] of picked.train.entries()) ofPart[k] = train[i] as number;
  for (const [k, i] of picked.validation.entries()) measured[k] = train[i] as number;
  measured.set(test, picked.validation.length);
  return { seed, train: ofPart, test: measured, squaredNorm };
}

const createShared = (length: number) =>
  new Float64Array(new SharedArrayBuffer(length * Float64Array.BYTES_PER_ELEMENT));
