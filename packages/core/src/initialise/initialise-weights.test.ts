import { expect, test } from 'vitest';
import { initialiseWeights } from './initialise-weights.ts';
import { createMt19937 } from './mt19937.ts';
import { createNormalSource } from './randn.ts';

// The expected numbers are those of NumPy 1.24: RandomState(seed).randint(0, 2**32, 3, dtype='uint32'), .random_sample() and .randn().
test.each([
  { seed: 0, words: [2357136044, 2546248239, 3071714933], double: 0.5488135039273248 },
  { seed: 5489, words: [3499211612, 581869302, 3890346734], double: 0.8147236863931789 },
])('draws the words and the double of NumPy for seed $seed', ({ seed, words, double }) => {
  const random = createMt19937(seed);
  expect(words.map(() => random.nextUint32())).toEqual(words);
  expect(createMt19937(seed).nextDouble()).toBe(double);
});

test('draws the words of NumPy after the state was twisted twice', () => {
  const random = createMt19937(4294967295);
  for (let k = 0; k < 1500; k++) random.nextUint32();
  expect(random.nextUint32()).toBe(2534210315);
});

test('draws the normals of NumPy within 1e-15, the second of each pair first', () => {
  const nextNormal = createNormalSource(createMt19937(0));
  const expected = [
    1.764052345967664, 0.4001572083672233, 0.9787379841057392, 2.240893199201458,
    1.8675579901499675,
  ];
  for (const normal of expected) expect(Math.abs(nextNormal() - normal)).toBeLessThan(1e-15);
});

test('multiplies the weights by the scale, and gives zeros for scale 0', () => {
  const [full] = initialiseWeights({ seed: 3, n: 1, scale: 1 });
  const [tenth] = initialiseWeights({ seed: 3, n: 1, scale: 0.1 });
  expect(tenth).toBe((full ?? 0) * 0.1);
  expect(initialiseWeights({ seed: 3, n: 4, scale: 0 })).toEqual(new Float64Array(4));
});
