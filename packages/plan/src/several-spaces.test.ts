// Plans of a list of spaces.
import { createHash } from 'node:crypto';
import { type Extension, paramsOf, type Search, type Space } from '@sweepq/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countDifferentTrials } from './own-runs.ts';
import { countTrials, planRun, planRuns, planTrial, type Searched } from './plan.ts';
import { type ExpandedSpace, parseSpace } from './requests/expand-space.ts';

type Part = Partial<ExpandedSpace>;
const spaces = (...parts: readonly Part[]): Space[] =>
  parts.map((part) => parseSpace({ learningRate: 0.1, iterations: 10, ...part }));
const grid = { strategy: 'grid' } as const;
const range = (min: number, max: number, int = false) =>
  ({ min, max, scale: 'linear', int }) as const;

/** A row for each trial: run, learning rate, momentum, nesterov, iterations. */
const rowsOf = (searched: Searched) =>
  [...planRuns(searched)].flatMap(({ run, hyperparameters, readings }) =>
    readings.map(({ iterations }) => {
      const { learningRate, momentum, nesterov } = hyperparameters;
      return [run, learningRate, momentum, nesterov, iterations];
    }),
  );
const combinationsOf = (searched: Searched) =>
  [...planRuns(searched)].flatMap(({ hyperparameters, readings }) =>
    readings.map(({ iterations }) => JSON.stringify({ ...hyperparameters, iterations })),
  );

describe('a grid of several spaces', () => {
  test.each<[title: string, parts: Part[], rows: unknown[][]]>([
    [
      'has momentum only where `nesterov` is on',
      [{ nesterov: false }, { nesterov: true, momentum: [0.5, 0.9] }],
      [
        [0, 0.1, 0, false, 10],
        [1, 0.1, 0.5, true, 10],
        [2, 0.1, 0.9, true, 10],
      ],
    ],
    [
      'takes a combination of two spaces from the first of them',
      [{ learningRate: [0.1, 0.2] }, { learningRate: [0.3, 0.2] }, { learningRate: 0.1 }],
      [
        [0, 0.1, 0, false, 10],
        [1, 0.2, 0, false, 10],
        [2, 0.3, 0, false, 10],
      ],
    ],
    [
      'has the iteration counts of each space, ascending, without those of an earlier space',
      [{ iterations: [20, 10] }, { learningRate: [0.1, 0.2], iterations: [30, 10] }],
      [
        [0, 0.1, 0, false, 10],
        [0, 0.1, 0, false, 20],
        [1, 0.1, 0, false, 30],
        [2, 0.2, 0, false, 10],
        [2, 0.2, 0, false, 30],
      ],
    ],
  ])('%s', (_, parts, rows) => {
    const searched = { space: spaces(...parts), search: grid };
    expect(rowsOf(searched)).toEqual(rows);
    expect(countTrials(searched)).toBe(rows.length);
  });

  test('equals the grid of the first space, extended by the others', () => {
    const [first, ...others] = spaces(
      { learningRate: [0.1, 0.2], iterations: [10, 20] },
      { learningRate: [0.2, 0.3], iterations: [20, 30], momentum: [0, 0.9] },
      { seed: [0, 1] },
    ) as [Space, ...Space[]];
    const extensions = others.map((space) => ({ space, search: grid }));
    expect([...planRuns({ space: [first, ...others], search: grid })]).toEqual([
      ...planRuns({ space: first, search: grid, extensions }),
    ]);
  });
});

const sampled = (strategy: 'random' | 'sobol', space: Space[], trials: number, seed = 0) => ({
  space,
  search: { strategy, trials, seed },
  planVersion: 3,
});

describe.each(['random', 'sobol'] as const)('a %s sample of several spaces', (strategy) => {
  test('has an equal number of trials of each space, as far as a space has them', () => {
    const space = spaces(
      { momentum: range(0, 0.9) },
      { nesterov: true, momentum: [0.5, 0.9] },
      { preprocessing: 'standardize', learningRate: range(0.1, 1) },
    );
    const trials = combinationsOf(sampled(strategy, space, 302)).map((text) => JSON.parse(text));
    const of = (fits: (trial: Record<string, unknown>) => boolean) => trials.filter(fits).length;
    expect(of(({ nesterov }) => nesterov === true)).toBe(2);
    const standardized = of(({ preprocessing }) => preprocessing === 'standardize');
    // A binomial variable of 300 draws has a standard deviation of 8.7; Sobol's sequence differs by a few.
    const most = strategy === 'sobol' ? 8 : 40;
    expect(Math.abs(standardized - 150)).toBeLessThanOrEqual(most);
  });

  test('takes every combination of small spaces, also of spaces that overlap', () => {
    const space = spaces(
      { learningRate: [0.1, 0.2], iterations: [10, 20] },
      { learningRate: [0.2, 0.3], iterations: [20, 30] },
      { learningRate: range(5, 8, true), iterations: range(1, 3, true) },
    );
    const all = combinationsOf({ space: space.slice(0, 2), search: grid });
    expect(all).toHaveLength(7);
    const searched = sampled(strategy, space, 19);
    expect(countDifferentTrials(searched)).toBe(19);
    const trials = combinationsOf(searched);
    expect(new Set(trials).size).toBe(19);
    expect(trials.filter((text) => JSON.parse(text).learningRate < 1).sort()).toEqual(all.sort());
  });

  test('another seed gives other trials, and a list of one space has the trials of the space', () => {
    const space = spaces({ momentum: range(0, 0.9) }, { nesterov: true });
    expect(combinationsOf(sampled(strategy, space, 9, 1))).not.toEqual(
      combinationsOf(sampled(strategy, space, 9, 2)),
    );
    const [first] = space as [Space];
    const search = { strategy, trials: 9, seed: 1 };
    expect([...planRuns({ space: [first], search })]).toEqual([
      ...planRuns({ space: first, search }),
    ]);
  });
});

/** The digest was computed with Node 20. CI runs this test with each supported version. */
test('samples of several spaces are the same to the bit with every version of Node.js', () => {
  const space = spaces(
    { learningRate: { min: 1e-5, max: 1, scale: 'log', int: false }, iterations: [100, 200] },
    { learningRate: range(0.001, 0.1), nesterov: true, momentum: range(0, 0.99) },
    { iterations: { min: 10, max: 10_000, scale: 'log', int: true }, seed: range(0, 9, true) },
  );
  const hash = createHash('sha256');
  for (const strategy of ['random', 'sobol'] as const) {
    hash.update(combinationsOf(sampled(strategy, space, 3_000, 7)).join('\n'));
  }
  expect(hash.digest('hex')).toBe(
    '0539bb85a3a1ea830df021782b8190804243fb6b8c05d5c7b6f5cc191fa97f2e',
  );
});

/** The lists have few values, so that spaces overlap. */
const part = fc.record({
  learningRate: fc.oneof(
    fc.subarray([0.1, 0.2, 0.3], { minLength: 1 }),
    fc.constant(range(0.1, 0.4)),
  ),
  iterations: fc.oneof(
    fc.subarray([10, 20, 30], { minLength: 1 }),
    fc.constant(range(10, 14, true)),
  ),
  nesterov: fc.subarray([false, true], { minLength: 1 }),
});
const searcheds: fc.Arbitrary<Searched & { extensions: Extension[] }> = fc
  .record({
    parts: fc.array(part, { minLength: 2, maxLength: 4 }),
    strategy: fc.constantFrom('grid' as const, 'random' as const, 'sobol' as const),
    trials: fc.integer({ min: 1, max: 30 }),
    seed: fc.nat({ max: 3 }),
    extensions: fc.array(
      fc.oneof(
        fc.record({ iterations: fc.constantFrom(10, 12, 40) }),
        fc.record({
          space: fc
            .array(fc.record({ learningRate: fc.subarray([0.1, 0.2, 0.4], { minLength: 1 }) }), {
              minLength: 1,
              maxLength: 2,
            })
            .map((some) => spaces(...some)),
          search: fc.constant(grid),
        }),
      ),
      { maxLength: 2 },
    ),
  })
  .map(({ parts, strategy, trials, seed, extensions }) => {
    const isGrid = strategy === 'grid';
    const lists = parts.map((each) => {
      const { learningRate, iterations } = each;
      return {
        ...each,
        learningRate: Array.isArray(learningRate) || !isGrid ? learningRate : [0.4],
        iterations: Array.isArray(iterations) || !isGrid ? iterations : [40],
      };
    });
    const space = spaces(...lists);
    if (isGrid) return { space, search: grid, planVersion: 3, extensions };
    const search: Search = { strategy, trials, seed };
    const isEndless = lists.some(({ learningRate }) => !Array.isArray(learningRate));
    const most = isEndless ? trials : countDifferentTrials({ space, search });
    return {
      ...{ space, planVersion: 3, extensions },
      search: { strategy, seed, trials: Math.min(trials, most) },
    };
  });

describe('a plan of several spaces', () => {
  test('has no combination twice, numbers trials without a gap, and finds the run of each trial', () => {
    fc.assert(
      fc.property(searcheds, (searched) => {
        const combinations = combinationsOf(searched);
        expect(new Set(combinations).size).toBe(combinations.length);
        expect(combinations).toHaveLength(countTrials(searched));
        let next = 0;
        for (const planned of planRuns(searched)) {
          expect(planRun(structuredClone(searched), planned.run)).toEqual(planned);
          for (const { trial, iterations } of planned.readings) {
            expect(trial).toBe(next++);
            const params = paramsOf(planned.hyperparameters, iterations);
            expect(planTrial(searched, trial)).toEqual({ run: planned.run, params });
          }
        }
        expect(() => planTrial(searched, next)).toThrow(RangeError);
      }),
    );
  });

  test('begins with the trials of the plan before an extension, and with those of a smaller sample', () => {
    fc.assert(
      fc.property(searcheds, ({ extensions, ...own }) => {
        const before = combinationsOf(own);
        const after = combinationsOf({ ...own, extensions });
        expect(after.slice(0, before.length)).toEqual(before);
        const { search } = own;
        if (search.strategy === 'grid' || search.trials < 2) return;
        const smaller = { ...own, search: { ...search, trials: search.trials - 1 } };
        expect(combinationsOf(smaller)).toEqual(before.slice(0, -1));
      }),
    );
  });
});
