import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPlacer, floats, kernels, padTo } from '../../fixtures/kernel-memory.ts';

test('the kernel `areFinite` finds one number that is NaN or infinite at any place', () => {
  const someNumbers = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), {
    minLength: 1,
    maxLength: 40,
  });
  const wrong = fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY);
  fc.assert(
    fc.property(someNumbers, fc.nat(), wrong, (numbers, place, value) => {
      const count = padTo(8, numbers.length);
      const own = createPlacer();
      const finite = floats(count, (i) => numbers[i] ?? Number.MAX_VALUE);
      expect(kernels.areFinite(own.place(finite), count)).toBe(1);
      expect(kernels.areFinite(own.place(finite.with(place % count, value)), count)).toBe(0);
    }),
  );
});

test('the kernel `copyNumbers` copies exactly `count` numbers', () => {
  const own = createPlacer();
  const from = own.place(Float64Array.of(1.5, -0, Number.NaN, 7));
  const to = own.place(new Float64Array(4));
  kernels.copyNumbers(from, to, 3);
  expect(own.read(to, 4)).toEqual(Float64Array.of(1.5, -0, Number.NaN, 0));
});
