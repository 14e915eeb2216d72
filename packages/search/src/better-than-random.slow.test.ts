// Fixed seeds, and a bound that a strategy without a model does not reach: random search wins half of its own comparisons.
import { expect, test } from 'vitest';
import { branin, sphere } from '../fixtures/functions.ts';
import { bestSoFar, runSearch } from '../fixtures/run-search.ts';

const base = { direction: 'minimise', parallelism: 2 } as const;

test.each([
  ['tpe', 70],
  ['gp', 30],
  ['cmaes', 100],
] as const)(
  '%s finds a better value than random search within %i trials on Sphere and Branin in 8 of 10 seeds',
  (strategy, trials) => {
    for (const { space, evaluate: value } of [sphere, branin]) {
      const settings = { ...base, space, trials, evaluate: value };
      const wins = Array.from({ length: 10 }, (_, seed) => {
        const [own, random] = [strategy, 'random' as const].map((name) =>
          bestSoFar(runSearch({ ...settings, seed, strategy: name })).at(-1),
        );
        return (own as number) < (random as number);
      });
      expect(wins.filter(Boolean).length).toBeGreaterThanOrEqual(8);
    }
  },
);
