import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createBatches } from './create-batches.ts';

test('an epoch has each image once, in batches of the size except the last one', () => {
  const batches = createBatches(17, 5, 3);
  for (const epoch of [0, 1, 2]) {
    const drawn = [0, 1, 2, 3].map((k) => [...batches.imagesOf(4 * epoch + k)]);
    expect(drawn.map(({ length }) => length)).toEqual([5, 5, 5, 2]);
    expect(drawn.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: 17 }, (_, i) => i));
  }
});

test('the batch of an iteration does not depend on the iterations that were asked for before', () => {
  const someTimes = fc.array(fc.nat(60), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 20 }), fc.nat(9), someTimes, (m, seed, times) => {
      const batches = createBatches(m, 4, seed);
      for (const t of times) {
        expect([...batches.imagesOf(t)]).toEqual([...createBatches(m, 4, seed).imagesOf(t)]);
      }
    }),
  );
});
