// Compares the bits of the kernels of `randn` with those of src/initialise.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPlacer, floats, kernels } from '../../fixtures/kernel-memory.ts';
import { initialiseWeights } from '../initialise/initialise-weights.ts';
import { createMt19937 } from '../initialise/mt19937.ts';
import { createNormalSource } from '../initialise/randn.ts';

const someSeed = fc.oneof(
  fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  fc.constantFrom(0, 1, 2 ** 31, 2 ** 32 - 1),
);
const someScale = fc.constantFrom(0, 0.01, 1, 1e300);
/** The state in float64s, 2512 bytes, and the number after it. */
const stateLength = 314;
const unchanged = (state: Float64Array) => state[stateLength] === 7;

test('the kernel `fillRandn` draws the bits of `initialiseWeights`, for odd and even counts', () => {
  fc.assert(
    fc.property(someSeed, someScale, fc.integer({ min: 1, max: 2000 }), (seed, scale, n) => {
      const own = createPlacer();
      const out = own.place(new Float64Array(n + 1).fill(7));
      const state = own.place(new Float64Array(stateLength + 1).fill(7));
      kernels.fillRandn(seed, scale, state, out, n);
      const expected = initialiseWeights({ seed, n, scale });
      // The number after the last one is unchanged.
      expect(own.read(out, n + 1)).toEqual(Float64Array.of(...expected, 7));
      expect(unchanged(own.read(state, stateLength + 1))).toBe(true);
    }),
  );
});

test('the kernel `continueRandn` goes on with the sequence of a seed over calls of any count, odd ones included', () => {
  const someCalls = fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), someScale), {
    minLength: 1,
    maxLength: 9,
  });
  fc.assert(
    fc.property(someSeed, someCalls, (seed, calls) => {
      const own = createPlacer();
      const state = own.place(new Float64Array(stateLength + 1).fill(7));
      const out = own.place(new Float64Array(401));
      const nextNormal = createNormalSource(createMt19937(seed));
      kernels.seedRandn(seed, state);
      for (const [count, scale] of calls) {
        own.view(out, 401).fill(7);
        kernels.continueRandn(scale, state, out, count);
        const expected = floats(count, () => {
          const normal = nextNormal();
          return scale === 0 ? 0 : normal * scale;
        });
        expect(own.read(out, count + 1)).toEqual(Float64Array.of(...expected, 7));
      }
      expect(unchanged(own.read(state, stateLength + 1))).toBe(true);
    }),
  );
});

test('the kernel `seedRandn` starts a used state again', () => {
  const own = createPlacer();
  const [state, out] = [own.place(new Float64Array(stateLength)), own.place(new Float64Array(7))];
  const drawThree = () => {
    kernels.seedRandn(3, state);
    kernels.continueRandn(1, state, out, 3);
    return own.read(out, 3);
  };
  const first = drawThree();
  expect(drawThree()).toEqual(first);
});
