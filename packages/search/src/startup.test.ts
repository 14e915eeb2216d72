// The trials that a strategy takes from Sobol's sequence before it learns.
import { expect, test } from 'vitest';
import { runSearch } from '../fixtures/run-search.ts';
import type { Space, StrategyName } from './index.ts';

const space: Space = [
  [
    { name: 'rate', kind: 'float', min: 1e-5, max: 1, log: true },
    { name: 'momentum', kind: 'float', min: 0, max: 0.9 },
  ],
];

type Settings = { startup: number; parallelism: number; trials: number };

function configurationsOf(strategy: StrategyName, settings: Settings) {
  const evaluate = ({ rate = 1, momentum = 0 }) => (Math.log10(rate) + 2) ** 2 + momentum;
  const search = { ...{ space, strategy, seed: 3, ...settings }, direction: 'minimise' as const };
  return runSearch({ ...search, evaluate }).map(({ configuration }) =>
    JSON.stringify(configuration),
  );
}

test.each([
  [17, 'tpe', 10, 8],
  [10, 'tpe', 10, 1],
  [1, 'tpe', 1, 1],
  [8, 'gp', 5, 4],
  [2, 'gp', 1, 1],
] as const)(
  'trial %i is the first one that %s does not take from Sobol’s sequence, with startup %i and parallelism %i',
  (first, strategy, startup, parallelism) => {
    const settings = { startup, parallelism, trials: first + 2 };
    const points = configurationsOf('sobol', settings);
    const asked = configurationsOf(strategy, settings);
    expect(asked.findIndex((each, k) => each !== points[k])).toBe(first);
  },
);
