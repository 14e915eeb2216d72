import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sortByValue } from './sort-by-value.ts';

const every = (values: Float64Array) => Uint32Array.from(values, (_, k) => k);

test('sorts values of every magnitude and sign: equal values by index, missing values last', () => {
  fc.assert(
    fc.property(
      fc.float64Array({ maxLength: 300 }),
      fc.constantFrom('asc', 'desc'),
      (values, order) => {
        const sign = order === 'asc' ? 1 : -1;
        const byValue = (a: number, b: number) => {
          const [x, y] = [values[a] as number, values[b] as number];
          if (Number.isNaN(x) || Number.isNaN(y)) {
            return Number(Number.isNaN(x)) - Number(Number.isNaN(y)) || a - b;
          }
          return x === y ? a - b : sign * (x < y ? -1 : 1);
        };
        const sorted = sortByValue(every(values), values, order);
        expect([...sorted]).toEqual([...every(values)].sort(byValue));
      },
    ),
  );
});

test('equal values keep the order of the input, and −0 equals 0', () => {
  const values = Float64Array.of(1, 0, -0, 1, Number.NaN, 0);
  const trials = Uint32Array.of(0, 1, 2, 3, 4, 5);
  expect([...sortByValue(trials, values, 'asc')]).toEqual([1, 2, 5, 0, 3, 4]);
  expect([...sortByValue(trials, values, 'desc')]).toEqual([0, 3, 1, 2, 5, 4]);
});

test('sorts 100 000 values', () => {
  const values = Float64Array.from({ length: 100_000 }, (_, k) => Math.sin(k));
  const sorted = sortByValue(every(values), values, 'desc');
  expect(new Set(sorted).size).toBe(100_000);
  for (let k = 1; k < sorted.length; k++) {
    const [before, after] = [values[sorted[k - 1] as number], values[sorted[k] as number]];
    if (!((before as number) >= (after as number))) throw new Error(`Out of order at ${k}.`);
  }
});
