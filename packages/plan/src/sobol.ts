import { createSobol as createShiftedSobol } from '@sweepq/core/numerics';
import { createRandom } from './random.ts';

export { mostDimensions } from '@sweepq/core/numerics';

const twoTo32 = 4_294_967_296;

/** Returns the points of Sobol's sequence one after the other. The seed gives the bits by which all points are shifted. */
export function createSobol(dimensions: number, seed: number): () => number[] {
  const random = createRandom(seed);
  const shift = Array.from({ length: dimensions }, () => Math.floor(random() * twoTo32) >>> 0);
  return createShiftedSobol(shift);
}
