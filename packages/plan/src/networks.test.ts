// Plans of networks: the axes `layers`, `activation` and `initialization`.
import { createHash } from 'node:crypto';
import { planVersionOf, type Search, type Space } from '@sweepq/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countNetworks } from './network-axes.ts';
import { countTrials, planRuns, planTrial, type Searched } from './plan.ts';
import { type ExpandedSpace, parseSpace } from './requests/expand-space.ts';
import { plannedSweepRequest } from './requests/sweep.ts';
import { axesOf } from './spaces.ts';
import { trajectoryOf } from './trajectory.ts';

const base = { learningRate: 0.0075, iterations: 10 };
const grid = { strategy: 'grid' } as const;
const searchedOf = (part: Partial<ExpandedSpace>, search: Search = grid): Searched => {
  const space = parseSpace({ ...base, ...part });
  return { space, search, planVersion: planVersionOf({ space, search }) };
};
const rowsOf = (searched: Searched) =>
  Array.from({ length: countTrials(searched) }, (_, trial) => {
    const { layers, activation, initialization, initScale } = planTrial(searched, trial).params;
    return [layers, activation, initialization, initScale].join(' ');
  });

test('layers are one list of sizes or a list of lists, and the initialization depends on them by default', () => {
  expect(rowsOf(searchedOf({ layers: [20, 7, 5] }))).toEqual(['20-7-5 relu lecun 0.01']);
  expect(rowsOf(searchedOf({ layers: [[], [7], [20, 7, 5]] }))).toEqual([
    'none relu normal 0.01',
    '7 relu lecun 0.01',
    '20-7-5 relu lecun 0.01',
  ]);
  expect(rowsOf(searchedOf({ layers: [] }))).toEqual(['none relu normal 0.01']);
});

test('a space of units has the stored form, the plan version and the hyperparameters of a space without networks', () => {
  const unit = searchedOf({});
  expect(unit.planVersion).toBe(2);
  for (const part of [
    { layers: [] },
    { layers: [[]], activation: 'tanh' as const },
    { layers: [], initialization: ['normal' as const] },
  ]) {
    expect(searchedOf(part)).toEqual(unit);
  }
  const [run] = planRuns(unit);
  expect(run?.hyperparameters).not.toHaveProperty('network');
});

test('a grid varies the layers, the activation and the initialization after the other hyperparameters', () => {
  const searched = searchedOf({
    seed: [0, 1],
    layers: [[7], [3, 2]],
    activation: ['relu', 'tanh'],
    initialization: ['he', 'xavier'],
  });
  const rows = rowsOf(searched);
  expect(rows).toHaveLength(16);
  expect(rows.slice(0, 5)).toEqual([
    '7 relu he 0.01',
    '7 relu xavier 0.01',
    '7 tanh he 0.01',
    '7 tanh xavier 0.01',
    '3-2 relu he 0.01',
  ]);
  expect(planTrial(searched, 7).params.seed).toBe(0);
  expect(planTrial(searched, 8).params.seed).toBe(1);
});

test('a grid takes combinations once that differ in a value without an effect only', () => {
  const searched = searchedOf({
    initScale: [0.01, 0.1],
    layers: [[], [7]],
    activation: ['relu', 'tanh'],
    initialization: ['normal', 'he'],
  });
  const rows = rowsOf(searched);
  expect(rows).toHaveLength(9);
  expect(new Set(rows).size).toBe(9);
  expect(rows.filter((row) => row.startsWith('none'))).toEqual([
    'none relu normal 0.01',
    'none relu he 0.01',
    'none relu normal 0.1',
  ]);
  const sampled = (strategy: 'random' | 'sobol', trials: number) =>
    rowsOf({ ...searched, search: { strategy, trials, seed: 3 } });
  for (const strategy of ['random', 'sobol'] as const) {
    expect(sampled(strategy, 9).toSorted()).toEqual(rows.toSorted());
    expect(sampled(strategy, 4)).toEqual(sampled(strategy, 9).slice(0, 4));
  }
});

test('a grid has as many trials as it has different networks, and a sample can take all of them', () => {
  const some = <T>(...values: T[]) => fc.subarray(values, { minLength: 1 });
  const drawn = fc.record({
    initScale: some(0, 0.01, 0.1),
    layers: some<number[]>([], [7], [3, 2], [2, 3]),
    activation: some('relu', 'tanh', 'sigmoid'),
    initialization: fc.option(some('normal', 'lecun', 'he'), { nil: undefined }),
    seed: some(0, 1),
  });
  fc.assert(
    fc.property(drawn, fc.constantFrom('random', 'sobol'), (part, strategy) => {
      const given = Object.entries(part).filter(([, values]) => values !== undefined);
      const searched = searchedOf(Object.fromEntries(given));
      const paramsOf = (of: Searched) =>
        Array.from({ length: countTrials(of) }, (_, k) => JSON.stringify(planTrial(of, k).params));
      const all = paramsOf(searched);
      const { seed } = searched.space as Space & { seed: number[] };
      expect(all).toHaveLength(countNetworks(searched.space as Space) * seed.length);
      expect(new Set(all).size).toBe(all.length);
      const search = { strategy, trials: all.length, seed: 1 } as const;
      expect(paramsOf({ ...searched, search }).toSorted()).toEqual(all.toSorted());
    }),
  );
});

test('a value without an effect does not change the identity of a run', () => {
  const sha256 = { train: '1'.repeat(64), test: '2'.repeat(64) };
  const identityOf = (part: Partial<ExpandedSpace>) => {
    const [run] = planRuns(searchedOf(part));
    if (run === undefined) throw new Error('Expected a run.');
    const { hyperparameters } = run;
    const fixed = { dataset: { sha256 }, validation: null, earlyStopping: null, engine: 1 };
    return trajectoryOf({ ...fixed, hyperparameters });
  };
  const unit = identityOf({});
  expect(identityOf({ layers: [[], [7]], activation: 'tanh' })).toBe(unit);
  const he = identityOf({ layers: [7], initialization: 'he' });
  expect(identityOf({ layers: [7], initialization: 'he', initScale: 0.5 })).toBe(he);
  const different = [
    unit,
    he,
    identityOf({ layers: [7] }),
    identityOf({ layers: [7, 7] }),
    identityOf({ layers: [77] }),
    identityOf({ layers: [7], initialization: 'normal' }),
    identityOf({ layers: [7], activation: 'tanh' }),
    identityOf({ initialization: 'he' }),
  ];
  expect(new Set(different).size).toBe(different.length);
  const lines = ['layers 7', 'activation relu', 'initialization he'];
  const text = [
    ...['sweepq trajectory', 'engine 1', `train ${sha256.train}`, `test ${sha256.test}`],
    ...['validation none', 'earlyStopping none', 'learningRate 0.0075', 'seed 0'],
    ...['initScale 0.01', 'l2 0', 'momentum 0', 'nesterov false', 'preprocessing divide255'],
    ...lines,
  ].join('\n');
  expect(he).toBe(createHash('sha256').update(text).digest('hex').slice(0, 40));
});

test('an axis without an effect in any trial is no choice of a search', () => {
  const searched = searchedOf({ layers: [7], initScale: 0.5 });
  const [axes = []] = axesOf(searched);
  const valuesOf = (name: string) => axes.find((axis) => axis.name === name)?.axis;
  expect(valuesOf('initScale')).toEqual([0.01]);
  expect(valuesOf('initialization')).toEqual(['lecun']);
});

test('an extension of a sweep of units by networks adds only new combinations', () => {
  const unit = searchedOf({ learningRate: [0.1, 0.2] });
  const added = searchedOf({ learningRate: [0.1, 0.2], layers: [[], [7]] });
  const extension = { space: added.space as Space, search: grid, planVersion: 4 };
  const rows = rowsOf({ ...unit, extensions: [extension] });
  expect(rows.slice(2)).toEqual(Array(2).fill('7 relu lecun 0.01'));
});

const tpe = { strategy: 'tpe', trials: 5 } as const;
const aNetwork = { ...base, layers: [7] };
const sizes = 'a whole number from 1 to 1024';

test.each<[space: unknown, search: object | undefined, message: string]>([
  [{ ...base, layers: 0 }, undefined, 'to be a list of layer sizes, such as [20, 7, 5]'],
  [{ ...base, layers: '7' }, undefined, 'to be a list of layer sizes, such as [20, 7, 5]'],
  [{ ...base, layers: ['7'] }, undefined, `to be ${sizes}, or a list of them`],
  [{ ...base, layers: [0] }, undefined, `to be ${sizes}`],
  [{ ...base, layers: [1.5] }, undefined, `to be ${sizes}`],
  [{ ...base, layers: [[7, 1025]] }, undefined, `to be ${sizes}`],
  [{ ...base, layers: [[7], [7]] }, undefined, 'to be a list of different values'],
  [{ ...base, layers: [7, [7]] }, undefined, 'not both'],
  [{ ...base, layers: [[[7]]] }, undefined, `to be ${sizes}`],
  [{ ...base, layers: Array(9).fill(7) }, undefined, 'at most 8 layer sizes'],
  [{ ...base, layers: [Array(9).fill(7)] }, undefined, 'at most 8 layer sizes'],
  [{ ...aNetwork, activation: 'elu' }, undefined, '"relu", "tanh" or "sigmoid"'],
  [{ ...aNetwork, activation: ['relu', 'relu'] }, undefined, 'to be a list of different values'],
  [{ ...aNetwork, initialization: 'zeros' }, undefined, '"normal", "lecun", "he" or "xavier"'],
  [{ ...base, activation: ['relu', 'tanh'] }, undefined, 'has no activation'],
  [{ ...aNetwork, initScale: [0.01, 0.1] }, undefined, 'only the initialization `normal`'],
  [{ ...aNetwork, initScale: { min: 0.01, max: 0.1 } }, undefined, 'only the initialization'],
  [{ ...base, layers: [[], [7]], activation: ['relu', 'tanh'] }, tpe, 'a list of spaces'],
  [[{ ...base, layers: [[], [7]] }, aNetwork], tpe, 'to be given in a list of spaces'],
])('rejects the space %j with the search %j: %s', (space, search, message) => {
  const parsed = plannedSweepRequest.safeParse({ dataset: 'cats', space, search });
  const texts = JSON.stringify(parsed.error?.issues);
  expect(texts).toContain(JSON.stringify(message).slice(1, -1));
});

test('counts the different trials of a space for a sample', () => {
  const space = { ...base, layers: [[], [7]], activation: ['relu', 'tanh'] };
  const trialsOf = (trials: number) =>
    plannedSweepRequest.safeParse({
      ...{ dataset: 'cats', space, search: { strategy: 'random', trials } },
    });
  expect(trialsOf(3).success).toBe(true);
  expect(trialsOf(4).error?.issues[0]?.message).toBe('to be at most the 3 trials of the space');
});
