// Properties of every plan, tested on 10 000 random plans: grids, samples, and their extensions.

import {
  paramsOf,
  parseTrialId,
  type Space,
  type SpaceRequest,
  trialId,
  unitNames,
} from '@sweepq/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expandedSpace } from '../fixtures/expanded-space.ts';
import { type Axis, isRange, sizeOf } from './axis-values.ts';
import { drawnAxesOf } from './drawn-axes.ts';
import { countDifferentTrials } from './own-runs.ts';
import { countRuns, countTrials, planRun, planRuns, planTrial, type Searched } from './plan.ts';
import { parseSpace } from './requests/expand-space.ts';
import { countCombinations } from './sample.ts';
import { readingsOf } from './space-runs.ts';

const numRuns = 10_000;
const list = <T>(value: fc.Arbitrary<T>, maxLength: number) =>
  fc.uniqueArray(value, { minLength: 1, maxLength });
const rates = fc.double({ min: 1e-6, max: 1, noNaN: true });
const counts = fc.integer({ min: 1, max: 5_000 });
const ordered = <T extends number>([a, b]: [T, T]) => ({
  min: Math.min(a, b),
  max: Math.max(a, b),
});
const scale = fc.constantFrom('linear' as const, 'log' as const);
const rateRange = fc
  .record({ ends: fc.tuple(rates, rates).map(ordered), scale })
  .map(({ ends, scale }) => ({ ...ends, scale }));
const narrow = fc
  .tuple(rates, fc.integer({ min: 1, max: 40 }), scale)
  .map(([min, ulps, scale]) => ({ min, max: min + (ulps * 2 ** -52) / 2, scale }))
  .filter(({ min, max }) => max > min);
const countRange = fc.tuple(counts, counts).map(ordered);

const lists = {
  learningRate: list(rates, 3),
  iterations: list(counts, 3),
  seed: list(fc.nat(99), 2),
  momentum: fc.constantFrom(0, [0, 0.9]),
  nesterov: fc.constantFrom(false, [false, true]),
};
const grids = fc.record(lists);
const small = fc.record({ learningRate: list(rates, 2), iterations: list(counts, 2) });
const sampled = fc.record({
  ...lists,
  learningRate: fc.oneof(lists.learningRate, rateRange, narrow),
  iterations: fc.oneof(lists.iterations, countRange),
  seed: fc.oneof(lists.seed, fc.tuple(fc.nat(99), fc.nat(99)).map(ordered)),
});
const parse = (request: SpaceRequest) => parseSpace(expandedSpace.parse(request));

const gridPlans: fc.Arbitrary<Searched> = grids.map((request) => ({
  space: parse(request),
  search: { strategy: 'grid' },
}));
const samplePlans: fc.Arbitrary<Searched> = fc
  .record({
    request: sampled,
    strategy: fc.constantFrom('random' as const, 'sobol' as const),
    wanted: fc.integer({ min: 1, max: 30 }),
    seed: fc.nat(),
  })
  .map(({ request, strategy, wanted, seed }) => {
    const space = parse(request);
    const trials = Math.min(
      wanted,
      countCombinations(drawnAxesOf({ space }).axes) *
        readingsOf({ space, search: { strategy: 'grid' } }),
    );
    return { space, search: { strategy, trials, seed } };
  });
const several = { minLength: 2, maxLength: 4 };
const listedPlans: fc.Arbitrary<Searched> = fc
  .record({
    spaces: fc.oneof(fc.array(grids.map(parse), several), fc.array(sampled.map(parse), several)),
    strategy: fc.constantFrom('grid' as const, 'random' as const, 'sobol' as const),
    wanted: fc.integer({ min: 1, max: 30 }),
    seed: fc.nat(),
  })
  .map(({ spaces: space, strategy, wanted, seed }): Searched => {
    const isListed = space.every(
      (each) => !Object.values(each).some((axis) => axis && isRange(axis)),
    );
    if (strategy === 'grid' && isListed) return { space, search: { strategy } };
    const search = { strategy: strategy === 'sobol' ? strategy : ('random' as const), seed };
    const [first] = space as [Space];
    const most = isListed
      ? countDifferentTrials({ space, search: { ...search, trials: 1 } })
      : countCombinations(drawnAxesOf({ space: first }).axes) *
        readingsOf({ space: first, search: { strategy: 'grid' } });
    return { space, search: { ...search, trials: Math.min(wanted, most) } };
  });
const plans = fc
  .record({
    own: fc.oneof(gridPlans, samplePlans, listedPlans),
    extensions: fc.array(
      fc.oneof(
        small.map((request) => ({ space: parse(request), search: { strategy: 'grid' as const } })),
        counts.map((iterations) => ({ iterations })),
      ),
      { maxLength: 2 },
    ),
  })
  .map(({ own, extensions }) => ({ ...own, extensions }) as Searched);

const isOn = (axis: Axis, value: unknown) =>
  isRange(axis)
    ? (value as number) >= axis.min &&
      (value as number) <= axis.max &&
      (!axis.int || Number.isInteger(value))
    : axis.includes(value as number);

/** Checks a value. `expect` would take minutes for all values of 10 000 plans. */
const hold = (holds: boolean, what: string) => {
  if (!holds) throw new Error(`Expected ${what}.`);
};

const id = 'swp_01jd0000000000000000000000';

test('a plan numbers trials without a gap, finds the run of each trial, and has no combination twice', () => {
  fc.assert(
    fc.property(plans, (searched) => {
      const runs = [...planRuns(searched)];
      hold(runs.length === countRuns(searched), 'the counted number of runs');
      const met = new Set<string>();
      let next = 0;
      for (const [k, { run, hyperparameters, readings }] of runs.entries()) {
        hold(run === k && readings.length > 0, 'runs in order, each with a reading');
        let before = 0;
        for (const { trial, iterations } of readings) {
          hold(trial === next, `trial ${next}, got ${trial}`);
          next += 1;
          hold(iterations > before, 'readings of a run to ascend');
          before = iterations;
          const found = planTrial(searched, trial);
          const key = JSON.stringify(paramsOf(hyperparameters, iterations));
          hold(found.run === run && JSON.stringify(found.params) === key, 'a trial in its run');
          hold(!key.includes('null'), `finite values, got ${key}`);
          met.add(key);
          hold(parseTrialId(trialId(id, trial))?.index === trial, 'an id that is read again');
        }
      }
      hold(next === countTrials(searched), 'the counted number of trials');
      hold(met.size === next, 'no combination twice');
    }),
    { numRuns },
  );
}, 120_000);

test('a grid has every combination, a sample the requested number of trials, and every value is on its axis', () => {
  fc.assert(
    fc.property(fc.oneof(gridPlans, samplePlans), (searched) => {
      const { search } = searched;
      const space = searched.space as Space;
      const product = Object.values(space).reduce((n, axis) => n * sizeOf(axis ?? []), 1);
      hold(
        countTrials(searched) === (search.strategy === 'grid' ? product : search.trials),
        'the trials asked for',
      );
      for (const { hyperparameters, readings } of planRuns(searched)) {
        for (const name of unitNames) {
          hold(isOn(space[name], hyperparameters[name]), `${name} on its axis`);
        }
        for (const { iterations } of readings) {
          hold(isOn(space.iterations, iterations), 'iterations on their axis');
        }
      }
    }),
    { numRuns },
  );
}, 120_000);

test('planning from any run gives the rest of the whole plan, and the runs of extensions come last', () => {
  fc.assert(
    fc.property(plans, fc.nat(), (searched, some) => {
      const whole = [...planRuns(searched)].map((run) => JSON.stringify(run));
      const from = some % (whole.length + 1);
      const rest = [...planRuns(searched, from)].map((run) => JSON.stringify(run));
      hold(rest.join() === whole.slice(from).join(), 'the rest of the plan');
      if (from < whole.length) {
        hold(JSON.stringify(planRun(searched, from)) === whole[from], 'the run of that number');
      }
      const { extensions: _, ...own } = searched;
      const before = [...planRuns(own)].map((run) => JSON.stringify(run));
      hold(before.join() === whole.slice(0, before.length).join(), 'the own space first');
    }),
    { numRuns },
  );
  expect(Object.keys(Object.prototype)).toEqual([]);
}, 120_000);
