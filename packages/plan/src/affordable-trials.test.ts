import { expect, test } from 'vitest';
import { countAffordable } from './affordable-trials.ts';
import { countTrials, type Searched } from './plan.ts';
import { parseSpace } from './requests/expand-space.ts';

const space = parseSpace({ learningRate: [0.1, 0.2, 0.3], iterations: [50, 100] });
const grid: Searched = { space, search: { strategy: 'grid' }, planVersion: 3 };

test.each([
  [0, 0],
  [99, 0],
  [100, 2],
  [299, 4],
  [300, 6],
  [10_000, 6],
])(
  'a budget of %i iterations covers %i trials of three runs with the readings 50 and 100',
  (budget, trials) => {
    expect(countAffordable(grid, budget)).toBe(trials);
  },
);

test('a budget divides by the count if all trials have the same one', () => {
  const same: Searched = { ...grid, space: { ...space, iterations: [100] } };
  expect([99, 100, 299, 300].map((budget) => countAffordable(same, budget))).toEqual([0, 1, 2, 3]);
});

test('a budget counts the runs of extensions in the order of the plan', () => {
  const extended = { ...grid, extensions: [{ iterations: 200 }] };
  expect(countTrials(extended)).toBe(9);
  expect([300, 499, 500, 900].map((budget) => countAffordable(extended, budget))).toEqual([
    6, 6, 7, 9,
  ]);
});

test('a budget counts each chosen trial of an adaptive search with its own count, and ends at the first one that does not fit', () => {
  const searched: Searched = {
    space: { ...space, learningRate: [0.1] },
    search: { strategy: 'tpe', trials: 4, seed: 0, parallelism: 1, startup: 1 },
    planVersion: 3,
    asked: [50, 100, 100, 50].map((count) => [0.1, 0, 0.01, 0, 0, false, 'divide255', count]),
  };
  expect([49, 150, 249, 250, 300].map((budget) => countAffordable(searched, budget))).toEqual([
    0, 2, 2, 3, 4,
  ]);
});
