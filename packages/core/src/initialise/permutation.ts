import type { RandomSource } from './mt19937.ts';

/**
 * Fills `order` (m) with the numbers 0 … m − 1 in the order of the next `permutation(m)` of NumPy's RandomState: a shuffle from the last place to
 * the second one. Place i is swapped with a place from 0 … i: a number of as many bits as i has, drawn again while it is above i.
 * Source: `_shuffle_raw` in numpy/random/mtrand.pyx, `random_interval` in numpy/random/src/distributions/distributions.c.
 */
export function fillPermutation(order: Int32Array, random: RandomSource): void {
  for (let i = 0; i < order.length; i++) order[i] = i;
  for (let i = order.length - 1; i > 0; i--) {
    const mask = 0xffff_ffff >>> Math.clz32(i);
    let other = (random.nextUint32() & mask) >>> 0;
    while (other > i) other = (random.nextUint32() & mask) >>> 0;
    const moved = order[i] as number;
    order[i] = order[other] as number;
    order[other] = moved;
  }
}
