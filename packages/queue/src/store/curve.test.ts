import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  cutCurve,
  decodeCosts,
  decodeCurve,
  encodeCurve,
  maxCurvePoints,
  thinPoints,
} from './curve.ts';

test('every point of a curve up to 20 000 iterations comes back to the bit', () => {
  fc.assert(
    fc.property(fc.float64Array({ minLength: 1, maxLength: 200 }), (curve) => {
      const { iterations, points } = decodeCurve(encodeCurve(curve));
      expect(iterations).toBe(curve.length);
      expect(points).toEqual([...curve].map((cost, iteration) => [iteration, cost]));
    }),
  );
  const full = Float64Array.from({ length: maxCurvePoints }, (_, i) => 1 / (i + 1));
  expect(decodeCurve(encodeCurve(full)).points).toHaveLength(maxCurvePoints);
});

test('a longer curve keeps its first, its last and the asked-for points, evenly spread between', () => {
  const curve = Float64Array.from({ length: 1_000_000 }, (_, i) => 1 / (i + 1));
  const { iterations, points } = decodeCurve(encodeCurve(curve, [777_777]));
  expect(iterations).toBe(1_000_000);
  expect(points.length).toBeLessThanOrEqual(maxCurvePoints);
  expect(points[0]).toEqual([0, 1]);
  expect(points.at(-1)).toEqual([999_999, 1e-6]);
  expect(points).toContainEqual([777_777, 1 / 777_778]);
  const gaps = points.slice(1).map(([iteration], k) => iteration - (points[k]?.[0] ?? 0));
  expect(Math.max(...gaps)).toBeLessThanOrEqual(52);
});

test('the part of a curve before an iteration count ends with the cost of the last iteration before it', () => {
  const curve = Float64Array.from({ length: 30_000 }, (_, i) => i);
  const { iterations, points } = decodeCurve(encodeCurve(curve, [12_344]), 12_345);
  expect(iterations).toBe(12_345);
  expect(points.at(-1)).toEqual([12_344, 12_344]);
});

test('points are thinned to as many as asked for, the first and the last among them', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 3_000 }),
      fc.integer({ min: 2, max: 500 }),
      (length, most) => {
        const points = Array.from({ length }, (_, k): [number, number] => [k, k]);
        const thinned = thinPoints(points, most);
        expect(thinned.length).toBeLessThanOrEqual(most);
        expect(thinned.length).toBeGreaterThanOrEqual(Math.min(length, most) - 1);
        expect(thinned[0]).toEqual(points[0]);
        expect(thinned.at(-1)).toEqual(points.at(-1));
      },
    ),
  );
});

test.each([300, 30_000])(
  'the part of a curve of %i iterations is stored as its points are',
  (length) => {
    const curve = Float64Array.from({ length }, (_, k) => 1 / (1 + k));
    const whole = encodeCurve(curve, [199]);
    const part = cutCurve(whole, 200);
    expect(decodeCurve(part)).toEqual(decodeCurve(whole, 200));
    expect(cutCurve(whole, 1_000_000)).toEqual(whole);
  },
);

test('the costs of a curve are all there, or none if it was thinned', () => {
  const curve = Float64Array.from({ length: maxCurvePoints }, (_, k) => 1 / (1 + k));
  expect(decodeCosts(encodeCurve(curve))).toEqual(curve);
  expect(decodeCosts(encodeCurve(Float64Array.of(...curve, 0)))).toBeUndefined();
});
