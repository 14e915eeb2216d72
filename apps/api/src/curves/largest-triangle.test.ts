import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pickPoints, thinLine } from './largest-triangle.ts';

const lineOf = (costs: ArrayLike<number>) => ({
  at: Uint32Array.from({ length: costs.length }, (_, k) => k),
  costs: Float64Array.from(costs),
});

test('keeps exactly so many points, ascending, the first and the last among them, whatever the costs are', () => {
  const anyCost = fc.oneof(
    fc.double({ min: -10, max: 10 }),
    fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e308, -1e308),
  );
  fc.assert(
    fc.property(
      fc.array(anyCost, { maxLength: 200 }),
      fc.integer({ min: 2, max: 250 }),
      (costs, count) => {
        const picked = [...pickPoints(lineOf(costs), count)];
        expect(picked).toHaveLength(Math.min(count, costs.length));
        if (costs.length === 0) return;
        expect([picked[0], picked.at(-1)]).toEqual([0, costs.length - 1]);
        expect(picked).toEqual([...new Set(picked)].sort((a, b) => a - b));
      },
    ),
  );
});

test('a peak survives that every tenth point would miss', () => {
  const costs = new Float64Array(1_001);
  costs[457] = 5;
  expect([...pickPoints(lineOf(costs), 100)]).toContain(457);
});

test('of a bucket that point stays which spans the largest triangle with its neighbours', () => {
  // One bucket, the points 1 to 3, between (0, 0) and (4, 0): the furthest from that line stays.
  expect([...pickPoints(lineOf([0, 1, -3, 2, 0]), 3)]).toEqual([0, 2, 4]);
  // Two buckets, {1, 2} and {3, 4}. The mean of the second is (3.5, 0), so 2 spans more than 1.
  expect([...pickPoints(lineOf([0, 1, 2, 1, -1, 0]), 4)]).toEqual([0, 2, 4, 5]);
});

test('costs that are not finite are passed over as long as there are others', () => {
  const { NaN: none, POSITIVE_INFINITY: infinite } = Number;
  expect([...pickPoints(lineOf([1, none, 0.5, infinite, 0]), 3)]).toEqual([0, 2, 4]);
  expect([...pickPoints(lineOf([1, none, infinite, none, 0]), 3)]).toEqual([0, 1, 4]);
  expect([...pickPoints(lineOf([none, 1, 0.5, 0.2, none]), 3)]).toHaveLength(3);
});

test('points keep their own iterations where they are not evenly spread', () => {
  const line = { at: Uint32Array.of(0, 10, 11, 100), costs: Float64Array.of(4, 3, 1, 0) };
  expect(thinLine(line, 3)).toEqual({
    at: Uint32Array.of(0, 11, 100),
    costs: Float64Array.of(4, 1, 0),
  });
  expect(thinLine(line, 4)).toEqual(line);
});
