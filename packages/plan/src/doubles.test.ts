import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countDoubles, doubleAt } from './doubles.ts';

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

test.each([
  [1, 1, 1],
  [1, 1 + 2 ** -52, 2],
  [0, 5e-324, 2],
  [-5e-324, 5e-324, 3],
  [1, 2, 2 ** 52 + 1],
])('the range from %d to %d has %d doubles', (min, max, count) => {
  expect(countDoubles(min, max)).toBe(count);
});

test('`doubleAt` returns the double that `countDoubles` counts, and no double lies between two neighbours', () => {
  fc.assert(
    fc.property(finite, fc.integer({ min: 1, max: 2 ** 40 }), (min, index) => {
      const value = doubleAt(min, index);
      fc.pre(Number.isFinite(value));
      expect(countDoubles(min, value)).toBe(index + 1);
      const before = doubleAt(min, index - 1);
      expect(before).toBeLessThan(value);
      expect([before, value]).toContain(before + (value - before) / 2);
    }),
  );
});
