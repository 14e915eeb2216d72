import { sizeOfShape } from '@sweepq/core';
import type { FoundArray } from './found-array.ts';

type Shaped = Pick<FoundArray, 'shape'>;

/**
 * The number of images m, by the shapes of images and labels. Labels are (m,), (m, 1), (1, m), or one-hot: (m, classes) or (classes, m). Images
 * are (m, …), or flat columns (pixels, m). Undefined if the shapes do not belong together.
 */
export function countImages(x: Shaped, y: Shaped): number | undefined {
  const [first = 0] = x.shape;
  const counts = x.shape.length === 2 ? [first, x.shape[1] as number] : [first];
  return counts.find((count) => count > 0 && isOf(y.shape, count));
}

function isOf(shape: readonly number[], count: number): boolean {
  if (shape.length === 1) return shape[0] === count;
  if (shape.length !== 2) return false;
  const [rows = 0, columns = 0] = shape;
  if (rows === 1 || columns === 1) return sizeOfShape(shape) === count;
  return rows === count || columns === count;
}
