import { expect, test } from 'vitest';
import { bandwidth, bandwidths } from './bandwidth.ts';

const rowsOf = (rows: number[][]) => {
  const [first = []] = rows;
  const starts = Int32Array.from(rows, (_, k) => first.length * k);
  return [...bandwidths(Float64Array.from(rows.flat()), starts, first.length)];
};

test('kernels are narrower in the dimension in which their trials agree', () => {
  const rows = Array.from({ length: 20 }, (_, k) => [k / 19, 0.3 + k / 1900]);
  const [wide = 0, narrow = 0] = rowsOf(rows);
  expect(wide).toBe(bandwidth(20, 2));
  // The trials have almost no spread, so the uniform variance decides: 1.5 · √(1 / 12 / 21) · 20^(−1/6).
  expect(narrow).toBeCloseTo(1.5 * Math.sqrt(1 / 12 / 21) * 20 ** (-1 / 6), 3);
});

test.each([
  [1, 1.5 * Math.sqrt(1 / 24)],
  [4, 1.5 * Math.sqrt(1 / 60) * 4 ** (-1 / 6)],
])('%i kernels at one place have the deviation %f in each of 2 dimensions', (n, sigma) => {
  for (const each of rowsOf(Array.from({ length: n }, () => [0.5, 0.5]))) {
    expect(each).toBeCloseTo(sigma, 14);
  }
});

test('a thousand equal kernels have the least width, 0.01', () => {
  const rows = Array.from({ length: 1000 }, () => [0.5]);
  expect(rowsOf(rows)).toEqual([0.01]);
});
