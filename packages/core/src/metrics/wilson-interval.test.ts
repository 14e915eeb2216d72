import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { wilsonInterval } from './wilson-interval.ts';

test('200 intervals equal those of statsmodels within 1e-12', () => {
  // The page and the command line have a function of their own, because they import nothing of the core.
  const file = new URL('../../../view/fixtures/wilson.json', import.meta.url);
  const { rows } = JSON.parse(readFileSync(file, 'utf8')) as {
    rows: [right: number, m: number, low: number, high: number][];
  };
  expect(rows).toHaveLength(200);
  for (const [right, m, low, high] of rows) {
    const interval = wilsonInterval(right, m);
    expect(Math.abs(interval.low - low)).toBeLessThan(1e-12);
    expect(Math.abs(interval.high - high)).toBeLessThan(1e-12);
  }
});
