// Compares the bits of the kernel `randn` with those of src/initialise.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPlacer, kernels } from '../../fixtures/kernel-memory.ts';
import { initialiseWeights } from '../initialise/initialise-weights.ts';

const someSeed = fc.oneof(
  fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  fc.constantFrom(0, 1, 2 ** 31, 2 ** 32 - 1),
);

test('the kernel `randn` draws the bits of `initialiseWeights`, for odd and even counts', () => {
  const scales = fc.constantFrom(0, 0.01, 1, 1e300);
  fc.assert(
    fc.property(someSeed, scales, fc.integer({ min: 1, max: 2000 }), (seed, scale, n) => {
      const own = createPlacer();
      const out = own.place(new Float64Array(n + 1).fill(7));
      kernels.fillRandn(seed, scale, own.place(new Float64Array(312)), out, n);
      const expected = initialiseWeights({ seed, n, scale });
      // The number after the last one is unchanged.
      expect(own.read(out, n + 1)).toEqual(Float64Array.of(...expected, 7));
    }),
  );
});
