import { expect, test } from 'vitest';
import { median, percentile } from './measurement.ts';

test('a percentile is the smallest sample that is not exceeded by at least this fraction of the samples', () => {
  const samples = Array.from({ length: 200 }, (_, k) => 200 - k);
  expect(percentile(samples, 0.99)).toBe(198);
  expect(percentile(samples, 0.5)).toBe(100);
  expect(percentile(samples, 0)).toBe(1);
  expect(percentile(samples, 1)).toBe(200);
  expect(percentile([7], 0.99)).toBe(7);
});

test('percentile and median of no samples are NaN', () => {
  expect(percentile([], 0.5)).toBeNaN();
  expect(median([])).toBeNaN();
});
