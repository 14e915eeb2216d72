import { mostClasses } from '../load/limits.ts';
import type { DescentParams } from './descent-params.ts';
import { batchSizeOf } from './network/create-batches.ts';
import type { OptimizationParams } from './optimization-params.ts';

/**
 * The weight of each label in the cost, from the labels of the m images trained on. `balanced`: m / (C · m_c) for the m_c images of class c, with C
 * the number of classes that have an image, as `compute_class_weight('balanced')` of scikit-learn. So the weights of all m images have the sum m.
 * Shapes: labels (m), each below 256; the result (256), by label. Edges: a class without images has the weight 0 with `balanced`. Cost: O(m).
 */
export function weighClasses(
  labels: Uint8Array,
  classWeight: OptimizationParams['classWeight'] = 'none',
): Float64Array {
  const counts = new Float64Array(mostClasses);
  for (const label of labels) counts[label] = (counts[label] as number) + 1;
  if (classWeight === 'none') return counts.fill(1);
  const classes = counts.filter((count) => count > 0).length;
  return counts.map((count) => (count > 0 ? labels.length / (classes * count) : 0));
}

/**
 * The largest mean weight that the images of an iteration can have. A batch can have images of only one class, so with batches this is the largest
 * weight of a class. The weights of all images have the mean 1, so without batches it is 1.
 */
export function largestWeightOf(
  labels: Uint8Array,
  { optimization }: Pick<DescentParams, 'optimization'>,
): number {
  const isWhole = batchSizeOf({ optimization }, labels.length) === labels.length;
  return isWhole ? 1 : Math.max(...weighClasses(labels, optimization?.classWeight));
}
