// Strategies and pruning rules together: the sweep is the same for any number of workers and any order of arrival.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { branin } from '../fixtures/functions.ts';
import { runPruned } from '../fixtures/run-pruned.ts';
import {
  createHalving,
  createMedian,
  createPatience,
  hyperbandOf,
  scheduleOf,
  strategyNames,
} from './index.ts';

const rungs = { iterations: 27, minIterations: 1 };
const schedules = {
  halving: scheduleOf(createHalving(), { ...rungs, cohort: 9 }),
  hyperband: hyperbandOf(rungs),
  median: scheduleOf(createMedian(), { ...rungs, cohort: 9 }),
  patience: scheduleOf(createPatience(createHalving(), { patience: 1 }), { ...rungs, cohort: 9 }),
} as const;

/** Most configurations improve with every iteration. Some get worse, and a few diverge after the first rung. */
function evaluate(values: Record<string, number>, iterations: number): number {
  const { x = 0, y = 0 } = values;
  if (iterations > 1 && x > 9) return Number.NaN;
  return branin.evaluate(values) + (Math.floor(3 * x + y) % 2 === 0 ? 20 / iterations : iterations);
}

describe.each(strategyNames)('%s', (strategy) => {
  test.each(Object.keys(schedules) as (keyof typeof schedules)[])(
    'with %s, 1, 3 and 8 workers give the same trials, the same pruned ones and the same values',
    (name) => {
      const settings = {
        ...({ space: branin.space, strategy, direction: 'minimise', seed: 3, open: 2 } as const),
        ...{ schedule: schedules[name], trials: 45, parallelism: 8, evaluate },
      };
      const alone = runPruned({ ...settings, workers: 1, reachesNext: () => 0 });
      expect(alone.history.length).toBe(45);
      expect(alone.history.every(({ ended }) => ended)).toBe(true);
      expect(alone.fates.filter(({ state }) => state === 'pruned').length).toBeGreaterThan(5);
      fc.assert(
        fc.property(fc.constantFrom(3, 8), fc.infiniteStream(fc.nat(1000)), (workers, numbers) => {
          const reachesNext = (training: number) => (numbers.next().value as number) % training;
          expect(runPruned({ ...settings, workers, reachesNext })).toEqual(alone);
        }),
        { numRuns: 2 },
      );
    },
  );
});

test('halving trains a third of the iterations that whole trials need, and finds the best of its trials', () => {
  const settings = {
    ...({
      space: branin.space,
      strategy: 'random',
      direction: 'minimise',
      seed: 5,
      open: 2,
    } as const),
    ...{ schedule: scheduleOf(createHalving(), { ...rungs, cohort: 27 }), trials: 54, workers: 8 },
    evaluate: (values: Record<string, number>, iterations: number) =>
      branin.evaluate(values) + 20 / iterations,
    reachesNext: () => 0,
  };
  const { history } = runPruned(settings);
  const trained = history.map(({ values }) => rungOf(values.length));
  const all = history.length * rungs.iterations;
  expect(trained.reduce((sum, each) => sum + each, 0)).toBeLessThan(all / 3);
  const firsts = history.map(({ values: [first = 0] }) => first);
  const ends = history.map(({ values }) => (values.length === 4 ? values[0] : Infinity) as number);
  expect(Math.min(...ends)).toBe(Math.min(...firsts));
});

const rungOf = (values: number) => [1, 3, 9, 27][values - 1] as number;
