import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decimate } from './decimate.ts';

test('a decimated line has at most 4 points a part, keeps its ends and the lowest and highest value', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 50, maxLength: 400 }),
      fc.integer({ min: 1, max: 10 }),
      (y, parts) => {
        const x = y.map((_, k) => k);
        const kept = decimate(x, y, { parts, from: 0, to: y.length });
        expect(kept).toEqual([...kept].sort((a, b) => a - b));
        expect(new Set(kept).size).toBe(kept.length);
        expect(kept.length).toBeLessThanOrEqual(Math.max(4 * (parts + 1)));
        expect([kept[0], kept.at(-1)]).toEqual([0, y.length - 1]);
        const values = kept.map((k) => y[k] as number);
        expect(Math.min(...values)).toBe(Math.min(...y));
        expect(Math.max(...values)).toBe(Math.max(...y));
      },
    ),
  );
});

test('a short line keeps all points', () => {
  expect(decimate([1, 10, 100], [3, 2, 1], { parts: 10, from: 1, to: 100 }, Math.log)).toEqual([
    0, 1, 2,
  ]);
});
