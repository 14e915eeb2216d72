import {
  defaultSearch,
  type Extension,
  paramsOf,
  type Range,
  type Search,
  type Space,
} from '@sweepq/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  countRuns,
  countTrials,
  type PlannedRun,
  planRun,
  planRuns,
  planTrial,
  type Searched,
} from './plan.ts';
import { parseSpace } from './requests/expand-space.ts';

/** The lists have few values, so that spaces overlap. */
const gridSpace = fc
  .record({
    learningRate: fc.subarray([0.1, 0.2, 0.3], { minLength: 1 }),
    iterations: fc.subarray([10, 20, 30, 40], { minLength: 1 }),
    seed: fc.subarray([0, 1, 2], { minLength: 1 }),
    nesterov: fc.subarray([false, true], { minLength: 1 }),
  })
  .map(parseSpace);
const rangedSpace = fc
  .record({
    learningRate: fc.constantFrom<number | Range>(0.1, {
      min: 0.1,
      max: 0.9,
      scale: 'log',
      int: false,
    }),
    iterations: fc.constantFrom<number[] | Range>([10, 20], {
      min: 10,
      max: 19,
      scale: 'linear',
      int: true,
    }),
    seed: fc.constantFrom<number[] | Range>([0, 1], { min: 0, max: 5, scale: 'linear', int: true }),
  })
  .map(parseSpace);
/** Every space above has at least 4 trials to sample. */
const sample = fc.record({
  strategy: fc.constantFrom('random' as const, 'sobol' as const),
  trials: fc.integer({ min: 1, max: 4 }),
  seed: fc.nat({ max: 3 }),
});
const searchedSpace: fc.Arbitrary<{ space: Space; search: Search }> = fc.oneof(
  gridSpace.map((space) => ({ space, search: defaultSearch })),
  fc.record({ space: rangedSpace, search: sample }),
);
const extension: fc.Arbitrary<Extension> = fc.oneof(
  fc.constantFrom(10, 15, 20, 40, 50).map((iterations) => ({ iterations })),
  searchedSpace,
);
const searcheds: fc.Arbitrary<Searched & { extensions: Extension[] }> = fc
  .tuple(searchedSpace, fc.array(extension, { maxLength: 4 }))
  .map(([own, extensions]) => ({ ...own, extensions }));

const combinationsOf = (runs: Iterable<PlannedRun>) =>
  [...runs].flatMap(({ hyperparameters, readings }) =>
    readings.map(({ iterations }) => paramsOf(hyperparameters, iterations)),
  );
const texts = (combinations: readonly object[]) => combinations.map((one) => JSON.stringify(one));

describe('an extended plan', () => {
  test('has no combination twice', () => {
    fc.assert(
      fc.property(searcheds, (searched) => {
        const combinations = texts(combinationsOf(planRuns(searched)));
        expect(new Set(combinations).size).toBe(combinations.length);
      }),
    );
  });

  test('numbers runs and trials without a gap, and maps each trial to its run', () => {
    fc.assert(
      fc.property(searcheds, (searched) => {
        const runs = [...planRuns(searched)];
        expect(runs.map(({ run }) => run)).toEqual(count(countRuns(searched)));
        const trials = runs.flatMap(({ readings }) => readings.map(({ trial }) => trial));
        expect(trials).toEqual(count(countTrials(searched)));
        for (const { run, hyperparameters, readings } of runs) {
          expect(planRun(searched, run)).toEqual({ run, hyperparameters, readings });
          for (const { trial, iterations } of readings) {
            const params = paramsOf(hyperparameters, iterations);
            expect(planTrial(searched, trial)).toEqual({ run, params });
          }
        }
        expect(() => planRun(searched, runs.length)).toThrow(RangeError);
        expect(() => planTrial(searched, trials.length)).toThrow(RangeError);
      }),
    );
  });

  test('begins with the runs of the plan before the extension, and `planRuns` from there yields the added runs', () => {
    fc.assert(
      fc.property(searcheds, ({ extensions, ...own }) => {
        for (let length = 0; length < extensions.length; length++) {
          const before = { ...own, extensions: extensions.slice(0, length) };
          const after = { ...own, extensions: extensions.slice(0, length + 1) };
          const [old, all] = [[...planRuns(before)], [...planRuns(after)]];
          expect(all.slice(0, old.length)).toEqual(old);
          expect([...planRuns(after, old.length)]).toEqual(all.slice(old.length));
        }
      }),
    );
  });

  test('has exactly the combinations of the sweep and of its extensions', () => {
    fc.assert(
      fc.property(searcheds, ({ extensions, ...own }) => {
        const wanted = combinationsOf(planRuns(own));
        for (const asked of extensions) {
          if ('space' in asked) wanted.push(...combinationsOf(planRuns(asked)));
          else if ('iterations' in asked)
            wanted.push(...wanted.map((one) => ({ ...one, iterations: asked.iterations })));
        }
        const planned = combinationsOf(planRuns({ ...own, extensions }));
        // A set keeps the order in which its members were first added.
        expect(texts(planned)).toEqual([...new Set(texts(wanted))]);
      }),
    );
  });

  test('is the same for other objects with the same content', () => {
    fc.assert(
      fc.property(searcheds, (searched) => {
        expect([...planRuns(structuredClone(searched))]).toEqual([...planRuns(searched)]);
      }),
    );
  });
});

test('a run of an added space has readings in ascending order, without those that the sweep already has', () => {
  const own = { space: parseSpace({ learningRate: 0.1, iterations: [20] }), search: defaultSearch };
  const space = parseSpace({ learningRate: [0.1, 0.2], iterations: [30, 20, 10] });
  const extensions = [{ space, search: defaultSearch }];
  expect([...planRuns({ ...own, extensions }, 1)].map(({ readings }) => readings)).toEqual([
    [
      { trial: 1, iterations: 10 },
      { trial: 2, iterations: 30 },
    ],
    [
      { trial: 3, iterations: 10 },
      { trial: 4, iterations: 20 },
      { trial: 5, iterations: 30 },
    ],
  ]);
});

test('sampled runs that differ only in their iteration count share one added run', () => {
  const iterations = { min: 1, max: 5, scale: 'linear', int: true } as const;
  const space = parseSpace({ learningRate: 0.1, iterations });
  const searched = { space, search: { strategy: 'random', trials: 5, seed: 0 } } as const;
  const extensions = [{ iterations: 9 }];
  expect([countRuns(searched), countRuns({ ...searched, extensions })]).toEqual([5, 6]);
});

const count = (size: number) => Array.from({ length: size }, (_, k) => k);
