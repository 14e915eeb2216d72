// Plans with the axes `optimizer`, `batchSize`, `schedule` and `classWeight`.
import { createHash } from 'node:crypto';
import { planVersionOf, type Search, type Space } from '@sweepq/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countDescents } from './optimization-axes.ts';
import { countTrials, planRuns, planTrial, type Searched } from './plan.ts';
import { type ExpandedSpace, expandSpaces, parseSpace } from './requests/expand-space.ts';
import { plannedSweepRequest } from './requests/sweep.ts';
import { axesOf } from './spaces.ts';
import { trajectoryOf } from './trajectory.ts';

const base = { learningRate: 0.0075, iterations: 10 };
const grid = { strategy: 'grid' } as const;
const searchedOf = (part: object, search: Search = grid): Searched => {
  const space = parseSpace(expandSpaces({ ...base, ...part }) as ExpandedSpace);
  return { space, search, planVersion: planVersionOf({ space, search }) };
};
const rowsOf = (searched: Searched) =>
  Array.from({ length: countTrials(searched) }, (_, trial) => {
    const { params } = planTrial(searched, trial);
    const { optimizer, batchSize, schedule, classWeight, momentum, nesterov } = params;
    return [optimizer, batchSize, schedule, classWeight, momentum, nesterov].join(' ');
  });

test('a space with the optimization of the article has the stored form and the plan version of a space without it', () => {
  const article = searchedOf({});
  expect(article.planVersion).toBe(2);
  const named = { optimizer: 'sgd', batchSize: [0], schedule: ['constant'], classWeight: 'none' };
  expect(searchedOf(named)).toEqual(article);
  expect(searchedOf({ layers: [7], batchSize: 0 })).toEqual(searchedOf({ layers: [7] }));
  const [run] = planRuns(article);
  expect(run?.hyperparameters).not.toHaveProperty('optimization');
});

test('a run has its optimization, and an axis with the value of the article is not stored', () => {
  const searched = searchedOf({ optimizer: 'sgd', batchSize: 32, schedule: 'step:1e2:0.50' });
  expect(searched.planVersion).toBe(5);
  const { optimizer, ...stored } = searched.space as Space;
  expect(optimizer).toBeUndefined();
  expect(stored).toMatchObject({ batchSize: [32], schedule: ['step:100:0.5'] });
  const [run] = planRuns(searched);
  expect(run?.hyperparameters.network).toBeUndefined();
  expect(run?.hyperparameters.optimization).toEqual({
    ...{ optimizer: 'sgd', batchSize: 32, schedule: 'step:100:0.5', classWeight: 'none' },
  });
});

test('a grid varies the optimizer, the batch size, the schedule and the class weight after the initialization', () => {
  const searched = searchedOf({
    layers: [7],
    initialization: ['he', 'xavier'],
    optimizer: ['sgd', 'adam'],
    batchSize: { min: 0, max: 16, step: 16 },
    schedule: ['constant', 'inverse:0.1'],
    classWeight: ['none', 'balanced'],
  });
  const rows = rowsOf(searched);
  expect(rows).toHaveLength(32);
  expect(rows.slice(0, 5)).toEqual([
    'sgd 0 constant none 0 false',
    'sgd 0 constant balanced 0 false',
    'sgd 0 inverse:0.1 none 0 false',
    'sgd 0 inverse:0.1 balanced 0 false',
    'sgd 16 constant none 0 false',
  ]);
  expect(planTrial(searched, 15).params.initialization).toBe('he');
  expect(planTrial(searched, 16).params.initialization).toBe('xavier');
});

test('with adam, a momentum has no effect and is 0, so grids and samples take such combinations once', () => {
  const axes = { optimizer: ['sgd', 'adam'], momentum: [0, 0.9], nesterov: [false, true] };
  const rows = rowsOf(searchedOf(axes));
  expect(rows).toHaveLength(5);
  expect(rows.filter((row) => row.startsWith('adam'))).toEqual(['adam 0 constant none 0 false']);
  for (const strategy of ['random', 'sobol'] as const) {
    const sampled = rowsOf(searchedOf(axes, { strategy, trials: 5, seed: 3 }));
    expect(sampled.toSorted()).toEqual(rows.toSorted());
  }
});

test('a grid has as many trials as it has different descents, and a sample can take all of them', () => {
  const some = <T>(...values: T[]) => fc.subarray(values, { minLength: 1 });
  const drawn = fc.record({
    momentum: some(0, 0.5, 0.9),
    nesterov: some(false, true),
    optimizer: some('sgd', 'adam'),
    batchSize: some(0, 1, 32),
    schedule: some('constant', 'cosine:10', 'step:5:0.5'),
    classWeight: some('none', 'balanced'),
  });
  fc.assert(
    fc.property(drawn, fc.constantFrom('random', 'sobol'), (part, strategy) => {
      const searched = searchedOf(part);
      const paramsOf = (of: Searched) =>
        Array.from({ length: countTrials(of) }, (_, k) => JSON.stringify(planTrial(of, k).params));
      const all = paramsOf(searched);
      const others = part.batchSize.length * part.schedule.length * part.classWeight.length;
      expect(all).toHaveLength(countDescents(searched.space as Space) * others);
      expect(new Set(all).size).toBe(all.length);
      const search = { strategy, trials: all.length, seed: 1 } as const;
      expect(paramsOf({ ...searched, search }).toSorted()).toEqual(all.toSorted());
    }),
  );
});

test('a batch size can be drawn from a range of whole numbers on a log scale', () => {
  const batchSize = { min: 8, max: 512, scale: 'log' };
  const searched = searchedOf({ batchSize }, { strategy: 'sobol', trials: 40, seed: 1 });
  const sizes = Array.from({ length: 40 }, (_, k) => planTrial(searched, k).params.batchSize);
  expect(sizes.every((size) => Number.isInteger(size) && size >= 8 && size <= 512)).toBe(true);
  const small = sizes.filter((size) => size < 64).length;
  expect(small).toBeGreaterThan(15);
  expect(small).toBeLessThan(25);
});

test('the trajectory of a run has four lines more for an optimization', () => {
  const sha256 = { train: '1'.repeat(64), test: '2'.repeat(64) };
  const identityOf = (part: object) => {
    const [run] = planRuns(searchedOf(part));
    if (run === undefined) throw new Error('Expected a run.');
    const { hyperparameters } = run;
    const fixed = { dataset: { sha256 }, validation: null, earlyStopping: null, engine: 1 };
    return trajectoryOf({ ...fixed, hyperparameters });
  };
  const adam = identityOf({ optimizer: 'adam', batchSize: 32 });
  expect(identityOf({ optimizer: 'adam', batchSize: 32, momentum: 0.9 })).toBe(adam);
  const different = [
    identityOf({}),
    adam,
    identityOf({ optimizer: 'adam' }),
    identityOf({ batchSize: 32 }),
    identityOf({ schedule: 'cosine:10' }),
    identityOf({ schedule: 'cosine:10:1' }),
    identityOf({ classWeight: 'balanced' }),
    identityOf({ layers: [7], optimizer: 'adam', batchSize: 32 }),
  ];
  expect(new Set(different).size).toBe(different.length);
  const text = [
    ...['sweepq trajectory', 'engine 1', `train ${sha256.train}`, `test ${sha256.test}`],
    ...['validation none', 'earlyStopping none', 'learningRate 0.0075', 'seed 0'],
    ...['initScale 0.01', 'l2 0', 'momentum 0', 'nesterov false', 'preprocessing divide255'],
    ...['optimizer adam', 'batchSize 32', 'schedule constant', 'classWeight none'],
  ].join('\n');
  expect(adam).toBe(createHash('sha256').update(text).digest('hex').slice(0, 40));
});

test('an axis without an effect in any trial is no choice of a search', () => {
  const searched = searchedOf({ optimizer: 'adam', momentum: 0.9 });
  const [axes = []] = axesOf(searched);
  expect(axes.find(({ name }) => name === 'momentum')?.axis).toEqual([0]);
});

test('an extension by a batch size adds only new combinations to a sweep of the article', () => {
  const article = searchedOf({ learningRate: [0.1, 0.2] });
  const added = searchedOf({ learningRate: [0.1, 0.2], batchSize: [0, 32] });
  const extension = { space: added.space as Space, search: grid, planVersion: 5 };
  const rows = rowsOf({ ...article, extensions: [extension] });
  expect(rows.slice(2)).toEqual(Array(2).fill('sgd 32 constant none 0 false'));
});

const tpe = { strategy: 'tpe', trials: 5 } as const;
const both = { ...base, optimizer: ['sgd', 'adam'] };

test.each<[space: unknown, search: object | undefined, message: string]>([
  [{ ...base, optimizer: 'rmsprop' }, undefined, '"sgd" or "adam"'],
  [{ ...base, optimizer: ['sgd', 'sgd'] }, undefined, 'to be a list of different values'],
  [{ ...base, classWeight: 'heavy' }, undefined, '"none" or "balanced"'],
  [{ ...base, batchSize: -1 }, undefined, 'a whole number from 0 to 1000000'],
  [{ ...base, batchSize: 1.5 }, undefined, 'a whole number from 0 to 1000000'],
  [{ ...base, batchSize: { min: 0, max: 8, scale: 'log' } }, undefined, 'above 0 on a log scale'],
  [{ ...base, schedule: 'linear' }, undefined, 'to be constant, inverse:DECAY'],
  [{ ...base, schedule: 'step:10:1' }, undefined, 'a FACTOR between 0 and 1'],
  [{ ...base, schedule: ['constant', 'cosine:5:5'] }, undefined, 'WARMUP below PERIOD'],
  [{ ...base, schedule: ['step:100:0.5', 'step:1e2:0.50'] }, undefined, 'different values'],
  [{ ...base, optimizer: 'adam', momentum: [0, 0.9] }, undefined, 'only the optimizer `sgd`'],
  [{ ...base, optimizer: 'adam', nesterov: [true, false] }, undefined, 'only the optimizer'],
  [{ ...both, momentum: [0, 0.9] }, tpe, 'a list of spaces'],
])('rejects the space %j with the search %j: %s', (space, search, message) => {
  const parsed = plannedSweepRequest.safeParse({ dataset: 'cats', space, search });
  const texts = JSON.stringify(parsed.error?.issues);
  expect(texts).toContain(JSON.stringify(message).slice(1, -1));
});

test('counts the different trials of a space for a sample', () => {
  const refusalOf = (space: object, trials: number) =>
    plannedSweepRequest.safeParse({
      ...{ dataset: 'cats', space, search: { strategy: 'random', trials } },
    }).error?.issues[0]?.message;
  const small = { ...both, momentum: [0, 0.9] };
  expect(refusalOf(small, 3)).toBeUndefined();
  expect(refusalOf(small, 4)).toBe('to be at most the 3 trials of the space');
  // 110 * (12 / 22) is less than 60 in floating-point numbers.
  const momentum = Array.from({ length: 11 }, (_, k) => k / 20);
  const large = { ...both, momentum, learningRate: [0.001, 0.002, 0.003, 0.004, 0.005] };
  expect(refusalOf(large, 60)).toBeUndefined();
  expect(refusalOf(large, 61)).toBe('to be at most the 60 trials of the space');
});
