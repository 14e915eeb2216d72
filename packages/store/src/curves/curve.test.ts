import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeCosts, decodeCurve, encodeCurve, maxCurvePoints } from './curve.ts';
import { packCosts } from './pack-costs.ts';
import { thinPoints } from './thin.ts';

test('restores every point of a curve up to 20 000 iterations, to the bit', () => {
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

test('a longer curve keeps its first, last, highest, lowest and requested points', () => {
  const curve = Float64Array.from({ length: 1_000_000 }, (_, i) => 1 / (i + 1));
  curve[345_671] = 7;
  curve[345_673] = -7;
  const { iterations, points } = decodeCurve(encodeCurve(curve, [777_777]));
  expect(iterations).toBe(1_000_000);
  expect(points.length).toBeLessThanOrEqual(maxCurvePoints);
  expect(points[0]).toEqual([0, 1]);
  expect(points.at(-1)).toEqual([999_999, 1e-6]);
  expect(points).toContainEqual([777_777, 1 / 777_778]);
  expect(points).toContainEqual([345_671, 7]);
  expect(points).toContainEqual([345_673, -7]);
  const gaps = points.slice(1).map(([iteration], k) => iteration - (points[k]?.[0] ?? 0));
  expect(Math.max(...gaps)).toBeLessThanOrEqual(101);
});

test('the part of a curve before an iteration count ends with the cost of the last iteration before it', () => {
  const curve = Float64Array.from({ length: 30_000 }, (_, i) => i);
  const { iterations, points } = decodeCurve(encodeCurve(curve, [12_344]), 12_345);
  expect(iterations).toBe(12_345);
  expect(points.at(-1)).toEqual([12_344, 12_344]);
});

test('reads a curve that an earlier version thinned at a fixed stride', () => {
  const [length, stride] = [40_001, 2];
  const at = Array.from({ length: 20_001 }, (_, k) => k * stride);
  const costs = Float64Array.from(at, (iteration) => 1 / (1 + iteration));
  const head = new Uint32Array([length, at.length, ...at]);
  const stored = Buffer.concat([new Uint8Array(head.buffer), packCosts(costs)]);
  const { iterations, points } = decodeCurve(stored);
  expect(iterations).toBe(length);
  expect(points).toEqual(at.map((iteration, k) => [iteration, costs[k]]));
  expect(decodeCosts(stored)).toBeUndefined();
});

test('thins points to the requested number, including the first, the last and the extremes', () => {
  fc.assert(
    fc.property(
      fc.float64Array({ minLength: 1, maxLength: 300, noNaN: true, noDefaultInfinity: true }),
      fc.integer({ min: 4, max: 50 }),
      (costs, most) => {
        const points = Array.from(costs, (cost, k): [number, number] => [10 * k, cost]);
        const thinned = thinPoints(points, most);
        expect(thinned.length).toBeLessThanOrEqual(most);
        expect([thinned[0], thinned.at(-1)]).toEqual([points[0], points.at(-1)]);
        const highest = (of: [number, number][]) => Math.max(...of.map(([, cost]) => cost));
        expect(highest(thinned)).toBe(highest(points));
      },
    ),
  );
});

test('decodes all costs of a curve, or none if it was thinned', () => {
  const curve = Float64Array.from({ length: maxCurvePoints }, (_, k) => 1 / (1 + k));
  expect(decodeCosts(encodeCurve(curve))).toEqual(curve);
  expect(decodeCosts(encodeCurve(Float64Array.of(...curve, 0)))).toBeUndefined();
});
