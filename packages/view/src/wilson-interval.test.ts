import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wilsonInterval } from './wilson-interval.ts';

const z = 1.959963984540054;

test('each bound q of the interval solves n (p - q)² = z² q (1 - q) within 5e-10', () => {
  const sample = fc
    .integer({ min: 1, max: 10_000 })
    .chain((count) => fc.tuple(fc.integer({ min: 0, max: count }), fc.constant(count)));
  fc.assert(
    fc.property(sample, ([right, count]) => {
      const { low, high } = wilsonInterval(right, count);
      for (const bound of [low, high]) {
        const distance = right / count - bound;
        expect(count * distance ** 2).toBeCloseTo(z * z * bound * (1 - bound), 9);
      }
      expect(low).toBeLessThanOrEqual(right / count);
      expect(high).toBeGreaterThanOrEqual(right / count);
    }),
  );
});

test('the interval of 35 of 50 right is 56.2 % to 80.9 %', () => {
  const { low, high } = wilsonInterval(35, 50);
  expect([low.toFixed(3), high.toFixed(3)]).toEqual(['0.562', '0.809']);
});

test('200 intervals equal those of statsmodels within 1e-12', () => {
  const path = new URL('../fixtures/wilson.json', import.meta.url);
  const { rows } = JSON.parse(readFileSync(path, 'utf8')) as {
    rows: [right: number, count: number, low: number, high: number][];
  };
  expect(rows).toHaveLength(200);
  for (const [right, count, low, high] of rows) {
    const interval = wilsonInterval(right, count);
    expect(Math.abs(interval.low - low)).toBeLessThan(1e-12);
    expect(Math.abs(interval.high - high)).toBeLessThan(1e-12);
  }
});
