import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pickExtremes } from './pick-extremes.ts';

const anyCost = fc.oneof(
  fc.double({ min: -10, max: 10, noNaN: true }),
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e308, -1e308),
);

test('picks exactly the requested number of points, ascending, including the first and the last, whatever the costs are', () => {
  fc.assert(
    fc.property(
      fc.array(anyCost, { maxLength: 200 }),
      fc.integer({ min: 2, max: 250 }),
      (costs, count) => {
        const picked = pickExtremes(costs, count);
        expect(picked).toHaveLength(Math.min(count, costs.length));
        if (costs.length === 0) return;
        expect([picked[0], picked.at(-1)]).toEqual([0, costs.length - 1]);
        expect(picked).toEqual([...new Set(picked)].sort((a, b) => a - b));
      },
    ),
  );
});

test('keeps the lowest and the highest cost of the whole curve from 4 points on', () => {
  const costs = fc.array(fc.double({ min: -10, max: 10, noNaN: true }), {
    minLength: 1,
    maxLength: 300,
  });
  fc.assert(
    fc.property(costs, fc.integer({ min: 4, max: 100 }), (costs, count) => {
      const kept = pickExtremes(costs, count).map((k) => costs[k] as number);
      expect(Math.max(...kept)).toBe(Math.max(...costs));
      expect(Math.min(...kept)).toBe(Math.min(...costs));
    }),
  );
});

test('keeps the lowest and the highest cost of each of (count − 2) / 2 parts', () => {
  // The two ends, and two parts: 1 to 4 and 5 to 8.
  expect(pickExtremes([5, 4, 9, 1, 2, 6, 6, 7, 3, 0], 6)).toEqual([0, 2, 3, 7, 8, 9]);
  // Every other cost is high: a fixed stride of 2 would only see the low ones.
  const zigzag = Array.from({ length: 1_000 }, (_, k) => (k % 2) + 1 / (1 + k));
  const kept = pickExtremes(zigzag, 100).map((k) => Math.round(zigzag[k] as number));
  expect(kept.filter((cost) => cost === 1).length).toBeGreaterThan(45);
  expect(kept.filter((cost) => cost === 0).length).toBeGreaterThan(45);
});

test('skips costs that are not finite if the part has others', () => {
  const { NaN: none, POSITIVE_INFINITY: infinite } = Number;
  expect(pickExtremes([1, none, 0.5, infinite, 0.7, 0], 4)).toEqual([0, 2, 4, 5]);
  expect(pickExtremes([1, none, infinite, none, 0], 4)).toEqual([0, 1, 2, 4]);
});

test('spreads the remaining points evenly over the others', () => {
  // The two ends, the only cost of the only part, and one in the middle of the others.
  expect(pickExtremes([2, 1, 1, 1, 1, 0], 4)).toEqual([0, 1, 3, 5]);
  // Of the 98 points between the ends, the one in the middle.
  expect(pickExtremes(new Float64Array(100), 3)).toEqual([0, 49, 99]);
});
