import { expect, test } from 'vitest';
import { sampleCurve } from './sample-curve.ts';

const curve = Float64Array.from({ length: 1001 }, (_, k) => 1 / (1 + k));

test('keeps the first and the last point and spreads the others evenly', () => {
  expect(sampleCurve(curve, 5).map(([iteration]) => iteration)).toEqual([0, 250, 500, 750, 1000]);
  expect(sampleCurve(curve, 5)[1]).toEqual([250, 1 / 251]);
});

test('gives a short curve whole, and nothing for none', () => {
  expect(sampleCurve(Float64Array.of(3, 2, 1), 10)).toEqual([
    [0, 3],
    [1, 2],
    [2, 1],
  ]);
  expect(sampleCurve(Float64Array.of(3), 1)).toEqual([[0, 3]]);
  expect(sampleCurve(new Float64Array(0), 10)).toEqual([]);
});

test('never names an iteration twice', () => {
  const iterations = sampleCurve(curve, 999).map(([iteration]) => iteration);
  expect(new Set(iterations).size).toBe(999);
});
