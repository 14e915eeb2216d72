import { float64sAt } from '../../preprocess/prepared-data.ts';
import type { NetworkState } from './network-state.ts';

/** The images of one iteration: a batch, or all images of train. */
export type Batch = {
  count: number;
  /** `count`, padded to a multiple of 4: the length of a row in all planes (units, rows). */
  rows: number;
  /** The addresses of the labels and of the shares in the cost, (rows) float64. A padded row has the share 0. */
  labels: number;
  shares: number;
  /** The index of each image. Undefined for all images in their order. */
  indices: Int32Array | undefined;
};

export const allImages = ({ data, at, layout }: NetworkState): Batch => ({
  count: data.m,
  rows: data.layout.rows,
  labels: data.layout.labels,
  shares: at + layout.shares,
  indices: undefined,
});

/** Returns the images of the next iteration, and writes their labels, shares and indices. The share of an image is the weight of its class / the size of the batch. */
export function takeBatch(state: NetworkState): Batch {
  const { data, slot, at, layout, batches, classWeights, iteration } = state;
  if (batches === undefined) return allImages(state);
  const indices = batches.imagesOf(iteration);
  const count = indices.length;
  const rows = 4 * Math.ceil(count / 4);
  const labelsAt = at + layout.batch.labels;
  const sharesAt = at + layout.batch.shares;
  const labels = float64sAt(slot.memory, labelsAt, rows).fill(0);
  const shares = float64sAt(slot.memory, sharesAt, rows).fill(0);
  new Int32Array(slot.memory.buffer, at + layout.batch.indices, count).set(indices);
  for (let k = 0; k < count; k++) {
    const label = data.labels.train[indices[k] as number] as number;
    labels[k] = label;
    shares[k] = (classWeights[label] as number) / count;
  }
  return { count, rows, labels: labelsAt, shares: sharesAt, indices };
}
