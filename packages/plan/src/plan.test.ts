import {
  defaultSearch,
  hyperparameterNames,
  newestPlanVersion,
  paramsOf,
  type Space,
  unitNames,
} from '@sweepq/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countRuns, countTrials, planRun, planRuns, planTrial, planValues } from './plan.ts';
import { parseSpace } from './requests/expand-space.ts';

/** Every axis is a list, as in a grid. */
type GridSpace = { [Name in keyof Space]: Extract<Space[Name], readonly unknown[]> };

const spaces = fc
  .record({
    learningRate: fc.uniqueArray(fc.double({ min: 1e-6, max: 1, noNaN: true }), {
      minLength: 1,
      maxLength: 5,
    }),
    iterations: fc.uniqueArray(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 5 }),
    seed: fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 3 }),
    initScale: fc.constantFrom(0, 0.01, [0, 1]),
    l2: fc.constantFrom(0, [0, 0.1]),
    momentum: fc.constantFrom(0, [0, 0.9]),
    nesterov: fc.constantFrom(false, [false, true]),
    preprocessing: fc.constantFrom('divide255' as const, [
      'standardize' as const,
      'divide255' as const,
    ]),
  })
  .map((request) => ({ space: parseSpace(request), search: defaultSearch }));

test('a plan contains every combination of a space once, and no others', () => {
  fc.assert(
    fc.property(spaces, (searched) => {
      const { iterations, ...axes } = searched.space as GridSpace;
      const names = unitNames.concat();
      const expected = names
        .reduce<object[]>(
          (combinations, name) =>
            combinations.flatMap((one) => axes[name].map((value) => ({ ...one, [name]: value }))),
          [{}],
        )
        .flatMap((one) => iterations.map((count) => ({ ...one, iterations: count })));
      const planned = [...planRuns(searched)].flatMap(({ hyperparameters, readings }) =>
        readings.map(({ iterations }) => ({ ...hyperparameters, iterations })),
      );
      expect(planned).toEqual(expected);
      expect(countTrials(searched)).toBe(expected.length);
    }),
  );
});

test('a trial found by its index is the reading of its run', () => {
  fc.assert(
    fc.property(spaces, (searched) => {
      const runs = [...planRuns(searched)];
      expect(runs).toHaveLength(countRuns(searched));
      for (const { run, hyperparameters, readings } of runs) {
        for (const { trial, iterations } of readings) {
          expect(planTrial(searched, trial)).toEqual({
            run,
            params: paramsOf(hyperparameters, iterations),
          });
        }
        const params = paramsOf(hyperparameters, 0);
        expect(planValues(searched, run)).toEqual({
          values: hyperparameterNames.map((name) => params[name]),
          readings,
        });
      }
    }),
  );
});

test('trials that differ only in their iteration counts are readings of one run, in ascending order', () => {
  const space = parseSpace({ learningRate: [0.1, 0.2], iterations: [2000, 500, 1000] });
  expect(
    [...planRuns({ space, search: defaultSearch })].map(({ readings }) =>
      readings.map((r) => r.iterations),
    ),
  ).toEqual([
    [500, 1000, 2000],
    [500, 1000, 2000],
  ]);
});

test('rejects an index beyond the plan', () => {
  const space = parseSpace({ learningRate: 0.1, iterations: 10 });
  expect(() => planTrial({ space, search: defaultSearch }, 1)).toThrow(RangeError);
});

test('the parameters of a trial are those of its run, in the same order, with and without networks and optimization', () => {
  const request = { learningRate: 0.1, iterations: [10, 20], momentum: [0, 0.5] };
  const several = [
    parseSpace(request),
    parseSpace({ ...request, layers: [[], [4]], activation: ['relu', 'tanh'] }),
    parseSpace({ ...request, optimizer: ['sgd', 'adam'], batchSize: [0, 8] }),
  ];
  for (const space of several) {
    const searched = { space, search: defaultSearch, planVersion: newestPlanVersion };
    for (let trial = 0; trial < countTrials(searched); trial++) {
      const { run, params } = planTrial(searched, trial);
      const { hyperparameters, readings } = planRun(searched, run);
      const reading = readings.find((each) => each.trial === trial);
      const expected = paramsOf(hyperparameters, reading?.iterations ?? 0);
      expect(JSON.stringify(params)).toBe(JSON.stringify(expected));
    }
  }
});
