import { expect, test } from 'vitest';
import { recordedPermutations } from '../../fixtures/network-records.ts';
import { createMt19937 } from './mt19937.ts';
import { fillPermutation } from './permutation.ts';

test.each(recordedPermutations)(
  'draws three permutations of $m numbers as NumPy with the seed $seed',
  ({ seed, m, epochs }) => {
    const random = createMt19937(seed);
    const order = new Int32Array(m);
    for (const epoch of epochs) {
      fillPermutation(order, random);
      expect([...order]).toEqual(epoch);
    }
  },
);
