import { readFileSync } from 'node:fs';
import { createRandom, shuffled } from '@sweepq/plan';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { measureImportance } from './measure-importance.ts';

type Fixture = {
  columns: Record<string, number[]>;
  metrics: Record<string, { values: number[]; score: number; importances: number[] }>;
};

const path = new URL('../../fixtures/importance.json', import.meta.url);
const fixture = JSON.parse(readFileSync(path, 'utf8')) as Fixture;
const aSeed = fc.integer({ min: 0, max: 2 ** 31 });

/** Returns four random columns. Two of them have only a few different values. */
function chance(rows: number, seed: number) {
  const random = createRandom(seed);
  return [3, 1000, 2, 1000].map((values) =>
    Float64Array.from({ length: rows }, () => Math.floor(random() * values) / values),
  );
}
const importancesOf = (table: Parameters<typeof measureImportance>[0]) =>
  measureImportance(table).importances.map(({ importance }) => importance);

test.each(Object.entries(fixture.metrics))(
  'on 300 trials of a real sweep %s has importances within 0.03 of scikit-learn’s, and a score within 0.02',
  (_metric, { values, score, importances }) => {
    const columns = Object.values(fixture.columns).map((column) => Float64Array.from(column));
    const ours = measureImportance({ columns, y: Float64Array.from(values) });
    expect(Math.abs((ours.score ?? Number.NaN) - score)).toBeLessThan(0.02);
    for (const [k, { importance, spread }] of ours.importances.entries()) {
      expect(Math.abs(importance - (importances[k] as number))).toBeLessThan(0.03);
      expect(spread).toBeLessThan(0.1);
    }
  },
);

test('a hyperparameter that determines the metric has an importance above 0.9, and the others have less than 0.05', () => {
  const aShape = fc.constantFrom(
    (x: number) => x,
    (x: number) => -Math.log(x + 0.001),
    (x: number) => (x - 0.5) ** 2,
  );
  fc.assert(
    fc.property(aSeed, aShape, fc.constantFrom(1, 3), (seed, shape, own) => {
      const columns = chance(100, seed);
      const y = (columns[own] as Float64Array).map(shape);
      for (const [k, importance] of importancesOf({ columns, y }).entries()) {
        if (k === own) expect(importance).toBeGreaterThan(0.9);
        else expect(importance).toBeLessThan(0.05);
      }
    }),
    { numRuns: 20 },
  );
});

test('a random metric has a score below 0.2', () => {
  fc.assert(
    fc.property(aSeed, (seed) => {
      const y = Float64Array.from({ length: 100 }, createRandom(seed ^ 1));
      expect(measureImportance({ columns: chance(100, seed), y }).score).toBeLessThan(0.2);
    }),
    { numRuns: 20 },
  );
});

describe('the numbers are the same to the bit', () => {
  const tableOf = (seed: number) => {
    const columns = chance(40, seed);
    const random = createRandom(seed ^ 1);
    const y = Float64Array.from({ length: 40 }, (_, row) =>
      Math.round(4 * (columns[0]?.[row] ?? 0) + (columns[1]?.[row] ?? 0) + random()),
    );
    return { columns, y };
  };

  test('for any order of the rows', () => {
    fc.assert(
      fc.property(aSeed, aSeed, (seed, other) => {
        const { columns, y } = tableOf(seed);
        const order = shuffled(y.length, createRandom(other));
        const pick = (values: Float64Array) =>
          Float64Array.from(order, (row) => values[row] as number);
        const permuted = { columns: columns.map(pick), y: pick(y) };
        expect(measureImportance(permuted)).toEqual(measureImportance({ columns, y }));
      }),
      { numRuns: 20 },
    );
  });

  test('for any scale of values and metric', () => {
    fc.assert(
      fc.property(aSeed, (seed) => {
        const { columns, y } = tableOf(seed);
        const scaled = {
          columns: columns.map((values) => values.map((value) => 10 ** (8 * value))),
          y: y.map((value) => Math.exp(value)),
        };
        expect(measureImportance(scaled)).toEqual(measureImportance({ columns, y }));
      }),
      { numRuns: 20 },
    );
  });
});

test('importances add up to 1 within 1e-12, or are all 0 if the forest explains nothing', () => {
  fc.assert(
    fc.property(
      aSeed,
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: 10, max: 40 }),
      (seed, noise, rows) => {
        const columns = chance(rows, seed);
        const random = createRandom(seed ^ 1);
        const y = (columns[1] as Float64Array).map((value) => value + noise * random());
        const { score, importances } = measureImportance({ columns, y });
        const sum = importances.reduce((total, { importance }) => total + importance, 0);
        if ((score as number) > 0 && sum > 0) expect(Math.abs(sum - 1)).toBeLessThan(1e-12);
        else
          expect(importances).toEqual(
            columns.map(() => ({ importance: 0, spread: expect.any(Number) })),
          );
      },
    ),
    { numRuns: 50 },
  );
});

test('for a constant metric, the score is null and all importances are 0', () => {
  const { score, importances } = measureImportance({
    columns: chance(20, 1),
    y: new Float64Array(20).fill(0.7),
  });
  expect(score).toBeNull();
  expect(importances).toEqual(Array(4).fill({ importance: 0, spread: 0 }));
});
