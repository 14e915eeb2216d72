// Simulates a later version of sweepq with one more hyperparameter. One store has sweeps of both versions, and the runs of
// each sweep are drawn from the axes that are stored with it.
import { readFileSync } from 'node:fs';
import { hyperparameterNames, newestPlanVersion, type Search, type Space } from '@sweepq/contract';
import { describe, expect, test } from 'vitest';
import { assertKnownAxes } from './drawn-axes.ts';
import { countAdded, countTrials, planRuns, planTrial, type Searched } from './plan.ts';
import { keyOf } from './space-runs.ts';
import { axisNamesOf } from './spaces.ts';
import { planRulesOf } from './version.ts';

const today = planRulesOf(2).axes;
const range = (min: number, max: number) => ({ min, max, scale: 'linear' as const, int: false });
const space: Space = {
  ...{ learningRate: range(0.001, 0.1), iterations: [10, 20], seed: [0], initScale: [0.01] },
  ...{ l2: range(0, 1), momentum: [0, 0.9], nesterov: [false], preprocessing: ['divide255'] },
};
const wider = { ...space, dropout: range(0, 0.5) } as Space;
const valuesOf = (searched: Searched) =>
  Array.from({ length: countTrials(searched) }, (_, trial) => planTrial(searched, trial).params);

test('the newest plan version has an axis for each hyperparameter and one for the iterations', () => {
  // A new hyperparameter needs a new plan version, because stored sweeps of older versions keep their axes.
  const newest = planRulesOf(newestPlanVersion).axes;
  expect(newest.toSorted()).toEqual([...hyperparameterNames, 'iterations'].toSorted());
});

test('plan versions 1 to 3 have eight axes in a fixed order, version 4 has three more, and version 5 four more', () => {
  const eight = ['learningRate', 'seed', 'initScale', 'l2', 'momentum', 'nesterov'];
  for (const planVersion of [undefined, 1, 2, 3]) {
    expect(planRulesOf(planVersion).axes).toEqual([...eight, 'preprocessing', 'iterations']);
  }
  const three = ['layers', 'activation', 'initialization'];
  expect(planRulesOf(4).axes).toEqual([...today, ...three]);
  const four = ['optimizer', 'batchSize', 'schedule', 'classWeight'];
  expect(planRulesOf(5).axes).toEqual([...today, ...three, ...four]);
});

test('a sweep with folds has the axes of the same spaces without folds', () => {
  const network = { ...space, layers: ['7'] };
  const adam: Space = { ...space, optimizer: ['adam'] };
  const axes = (spaces: Space[]) => axisNamesOf({ space: spaces, planVersion: 5 });
  expect(axes([space])).toEqual(today);
  expect(axes([space, network])).toEqual(planRulesOf(4).axes);
  expect(axes([network, adam])).toEqual(planRulesOf(5).axes);
});

describe.each<Search>([
  { strategy: 'random', trials: 40, seed: 3 },
  { strategy: 'sobol', trials: 40, seed: 3 },
])('with the strategy $strategy', (search) => {
  const older: Searched = { space, search, planVersion: 2 };

  test('a sweep with the stored axes of its plan version has the same runs as without stored axes', () => {
    expect(valuesOf({ ...older, axes: today })).toEqual(valuesOf(older));
  });

  test.each([
    ['first', ['dropout', ...today]],
    ['between others', [...today.slice(0, 3), 'dropout', ...today.slice(3)]],
    ['last', [...today, 'dropout']],
  ])(
    'a sweep with a ninth axis (%s) draws from nine axes, and an older sweep still draws from eight',
    (_title, axes) => {
      const before = valuesOf(older);
      const newer: Searched = { space: wider, search, planVersion: 2, axes };
      const drawn = valuesOf(newer).map(
        (params) => (params as unknown as { dropout: number }).dropout,
      );
      expect(drawn.every((value) => value >= 0 && value <= 0.5)).toBe(true);
      expect(new Set(drawn).size).toBe(20);
      // The later version adds the default value of the new hyperparameter to the space of the older sweep.
      const filled = { ...space, dropout: [0] } as Space;
      expect(valuesOf({ ...older, axes: today, space: filled })).toEqual(before);
      expect(valuesOf({ ...older, space: filled })).toEqual(before);
    },
  );

  test('draws iterations from their range wherever the axis of iterations is in the order', () => {
    const sampled = { ...space, iterations: { ...range(5, 50), int: true } };
    const axes = ['iterations', ...today.filter((name) => name !== 'iterations')];
    for (const { iterations, learningRate } of valuesOf({ ...older, axes, space: sampled })) {
      expect(Number.isInteger(iterations) && iterations >= 5 && iterations <= 50).toBe(true);
      expect(learningRate).toBeLessThanOrEqual(0.1);
    }
  });
});

test('a grid varies the last stored axis fastest', () => {
  const listed = { ...space, learningRate: [1, 2], l2: [3, 4], iterations: [5] };
  const grid: Searched = { space: listed, search: { strategy: 'grid' }, planVersion: 2 };
  const reversed = { ...grid, axes: today.toReversed() };
  const pairsOf = (searched: Searched) =>
    valuesOf({ ...searched }).map(({ learningRate, momentum }) => `${learningRate} ${momentum}`);
  expect(pairsOf(grid).slice(0, 3)).toEqual(['1 0', '1 0.9', '1 0']);
  expect(pairsOf(reversed).slice(0, 3)).toEqual(['1 0', '2 0', '1 0']);
  expect(pairsOf(reversed).toSorted()).toEqual(pairsOf(grid).toSorted());
});

test('a sweep uses the default of a hyperparameter without an axis, and an extension of the sweep adds only new combinations', () => {
  const axes = today.filter((name) => name !== 'preprocessing');
  const listed = { ...space, learningRate: [0.1, 0.2], l2: [0], iterations: [10] };
  const search = { strategy: 'grid' } as const;
  const older: Searched = { space: listed, search, planVersion: 2, axes };
  expect(valuesOf(older).map(({ preprocessing }) => preprocessing)).toEqual(
    Array(4).fill('divide255'),
  );
  const both: Space = { ...listed, preprocessing: ['divide255', 'standardize'] };
  const extension = { space: both, search, planVersion: 2 };
  expect(countAdded(older, extension)).toBe(4);
  const added = [...planRuns({ ...older, extensions: [extension] })].slice(4);
  expect(added.map(({ hyperparameters }) => hyperparameters.preprocessing)).toEqual(
    Array(4).fill('standardize'),
  );
});

test('the key of a run is the same for every order of the axes', () => {
  const sizes = { ...space, learningRate: [0.1], l2: [2], momentum: [0.9] };
  const own = { space: sizes, search: { strategy: 'grid' as const }, planVersion: 2 };
  const inOrder = [0.1, 0, 0.01, 2, 0.9, false, 'divide255'];
  expect(keyOf({ ...own, axes: today.toReversed() }, inOrder.toReversed())).toBe(
    keyOf(own, inOrder),
  );
});

test('rejects an axis that only a later version knows, and names the axis', () => {
  expect(() => assertKnownAxes(today)).not.toThrow();
  expect(() => assertKnownAxes([...today, 'dropout'])).toThrow(
    expect.objectContaining({
      code: 'redis-unsuitable',
      message: expect.stringMatching(
        /one of learningRate, .*, iterations, got `dropout`: .* later sweepq\.$/,
      ),
    }),
  );
});

test('each plan of version 2 in the fixture has the same values with stored axes', () => {
  const file = new URL('../fixtures/plan-versions.json', import.meta.url);
  const { plans, names } = JSON.parse(readFileSync(file, 'utf8'));
  for (const { searched, version2 } of plans) {
    const extensions = searched.extensions?.map((each: object) =>
      'space' in each ? { ...each, planVersion: 2 } : each,
    );
    const rows = valuesOf({ ...searched, planVersion: 2, axes: today, extensions }).map((params) =>
      names.map((name: keyof typeof params) => params[name]),
    );
    expect(rows).toEqual(version2);
  }
});
