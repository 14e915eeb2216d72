import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expExactly, one, toFixed, unitsOff } from '../../fixtures/exact-numbers.ts';
import { createPlacer, kernels } from '../../fixtures/kernel-memory.ts';
import { edgeStream, take } from '../../fixtures/number-stream.ts';
import { type ActivationKind, activate, derive } from './activate.ts';

const kinds = [
  { name: 'relu', kind: 0 },
  { name: 'tanh', kind: 1 },
  { name: 'sigmoid', kind: 2 },
] as const;
const somePairs = fc.integer({ min: 0, max: 11 });
const aLogit = fc.oneof(
  fc.double({ min: -40, max: 40, noNaN: true }),
  fc.double({ min: -1, max: 1, noNaN: true }),
  fc.constantFrom(0, -0, 1e-300, -1e-17, 700, -700),
);

describe.each(kinds)('$name', ({ kind }) => {
  test('the kernel `activate` gives the bits of its scalar version for every float64', () => {
    fc.assert(
      fc.property(somePairs, edgeStream, (pairs, numbers) => {
        const Z = take(numbers, 2 * pairs);
        const own = createPlacer();
        const at = own.place(Float64Array.of(...Z, 7));
        kernels.activate(kind, at, 2 * pairs);
        const expected = Z.map((z) => activate(kind, z));
        expect(own.read(at, 2 * pairs + 1)).toEqual(Float64Array.of(...expected, 7));
      }),
      { numRuns: 300 },
    );
  });

  test('the kernel `derive` gives the bits of its scalar version for every float64', () => {
    fc.assert(
      fc.property(somePairs, edgeStream, (pairs, numbers) => {
        const [A, D] = [take(numbers, 2 * pairs), take(numbers, 2 * pairs)];
        const own = createPlacer();
        const at = own.place(Float64Array.of(...D, 7));
        kernels.derive(kind, own.place(A), at, 2 * pairs);
        const expected = D.map((d, i) => derive(kind, A[i] ?? 0, d));
        expect(own.read(at, 2 * pairs + 1)).toEqual(Float64Array.of(...expected, 7));
      }),
      { numRuns: 300 },
    );
  });

  test('`derive` is the slope of `activate` within 1e-7, by central differences', () => {
    const aSmooth = fc
      .double({ min: -6, max: 6, noNaN: true })
      .filter((z) => kind !== 0 || Math.abs(z) > 1e-3);
    fc.assert(
      fc.property(aSmooth, (z) => {
        const h = 1e-5;
        const slope = (activate(kind, z + h) - activate(kind, z - h)) / (2 * h);
        expect(Math.abs(derive(kind, activate(kind, z), 1) - slope)).toBeLessThan(1e-7);
      }),
    );
  });

  test.each(['7ff8000000000000', '7ff8000000000001', 'fff8000000000fff'])(
    'NaN with the bits %s stays NaN',
    (bits) => {
      const own = createPlacer();
      const at = own.place(new Float64Array(BigUint64Array.of(BigInt(`0x${bits}`), 0n).buffer));
      kernels.activate(kind, at, 2);
      expect(own.view(at, 1)[0]).toBeNaN();
      expect(activate(kind, Number.NaN)).toBeNaN();
    },
  );
});

test('tanh is within 3 · 2⁻⁵³ of the exact number', () => {
  fc.assert(
    fc.property(aLogit, (z) => {
      const t = expExactly(-2n * toFixed(Math.abs(z)));
      const exact = ((one - t) * one) / (one + t);
      // The unit in the last place of 0.5 is 2⁻⁵³.
      expect(unitsOff(activate(1, z), z < 0 ? -exact : exact, 0.5)).toBeLessThan(3);
    }),
    { numRuns: 500 },
  );
});

test('sigmoid is within 4 units in the last place', () => {
  fc.assert(
    fc.property(aLogit, (z) => {
      const exact = (one * one) / (one + expExactly(-toFixed(z)));
      const got = activate(2, z);
      expect(unitsOff(got, exact, got)).toBeLessThan(4);
    }),
    { numRuns: 500 },
  );
});

test('tanh ±∞ is ±1, sigmoid ∞ is 1, relu ∞ is ∞, and relu and tanh keep −0', () => {
  const { POSITIVE_INFINITY: infinity, NEGATIVE_INFINITY: below } = Number;
  expect([onKernel(1, infinity), onKernel(1, below)]).toEqual([1, -1]);
  expect(onKernel(2, infinity)).toBe(1);
  expect(onKernel(2, below)).toBeLessThan(1e-307);
  expect([onKernel(0, infinity), onKernel(0, below)]).toEqual([infinity, 0]);
  expect([onKernel(0, -0), onKernel(1, -0), onKernel(1, 0)]).toEqual([-0, -0, 0]);
});

function onKernel(kind: ActivationKind, z: number): number {
  const own = createPlacer();
  const at = own.place(Float64Array.of(z, 0));
  kernels.activate(kind, at, 2);
  return own.view(at, 1)[0] as number;
}
