import {
  explainIssues,
  metricOfPath,
  newestPlanVersion,
  type SweepRequest,
  sweepSpec,
} from '@sweepq/contract';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { planRuns } from '../plan.ts';
import { trajectoryOf } from '../trajectory.ts';
import { assertSearchable } from './assert-searchable.ts';
import { createSweepSpec, plannedSweepRequest } from './sweep.ts';

const identity = {
  id: 'swp_1',
  createdAt: '2026-11-24T10:00:00.000Z',
  datasetSha256: { train: '', test: '' },
};
const withSpace = (space: object, search?: object) => ({
  dataset: 'cats',
  space: { learningRate: 0.1, iterations: 10, ...space },
  ...(search && { search }),
});
const specOf = (request: object) =>
  createSweepSpec(plannedSweepRequest.parse(request as SweepRequest), identity);

test('a spec without dataset warnings has no field for them, and the stored spec is parsed in both cases', () => {
  const request = plannedSweepRequest.parse(withSpace({}));
  const datasetWarnings = [{ code: 'class-names-alike', message: 'Both are cats.' }];
  const warned = createSweepSpec(request, { ...identity, datasetWarnings });
  expect(warned.datasetWarnings).toEqual(datasetWarnings);
  for (const none of [identity, { ...identity, datasetWarnings: [] }]) {
    expect(createSweepSpec(request, none)).not.toHaveProperty('datasetWarnings');
  }
  const sha256 = { train: 'a'.repeat(64), test: 'b'.repeat(64) };
  for (const spec of [warned, specOf(withSpace({}))]) {
    const stored = JSON.parse(JSON.stringify({ ...spec, dataset: { ...spec.dataset, sha256 } }));
    expect(sweepSpec.parse(stored)).toEqual(stored);
  }
});

describe('a range with a step or a count becomes the list of its values', () => {
  test.each([
    [{ min: 0.1, max: 0.5, step: 0.1 }, [0.1, 0.2, 0.3, 0.4, 0.5]],
    [{ min: 1, max: 2, step: 0.4 }, [1, 1.4, 1.8]],
    [{ min: 0.001, max: 1, scale: 'log', count: 4 }, [0.001, 0.01, 0.1, 1]],
    [{ min: 1, max: 2, count: 3 }, [1, 1.5, 2]],
    [{ min: 1, max: 4, count: 7, int: true }, [1, 2, 3, 4]],
    [{ min: 3, max: 9, count: 1 }, [3]],
    [{ min: 2, max: 2 }, [2]],
    [{ min: 3 * 1e-4, max: 5e-4, step: 1e-4 }, [3 * 1e-4, 4e-4, 5e-4]],
    [{ min: 1e-6, max: 1, scale: 'log', count: 4 }, [1e-6, 1e-4, 1e-2, 1]],
  ])('%j', (learningRate, expected) => {
    expect(specOf(withSpace({ learningRate })).space).toMatchObject({ learningRate: expected });
  });
});

test('rejects an axis that is empty after expansion, at its position', () => {
  const empty = { learningRate: [], iterations: [10], l2: [0] };
  const issues: unknown[] = [];
  const context = { issues, addIssue: (issue: unknown) => issues.push(issue) };
  assertSearchable({ space: empty }, context as unknown as z.RefinementCtx);
  expect(issues).toEqual([
    expect.objectContaining({
      path: ['space', 'learningRate'],
      message: 'to have at least one value, and valid ones',
    }),
  ]);
});

test('a range and a list with the same values give the same trajectories, to the bit', () => {
  const hashesOf = (learningRate: object, iterations = 10) => {
    const spec = specOf(withSpace({ learningRate, iterations }));
    const dataset = { sha256: { train: 'a', test: 'b' } };
    return [...planRuns(spec)].map(({ hyperparameters }) =>
      trajectoryOf({ ...spec, dataset, hyperparameters, engine: 1 }),
    );
  };
  const decades = [1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1];
  const known = hashesOf(decades);
  expect(hashesOf({ min: 1e-6, max: 1, scale: 'log', count: 7 })).toEqual(known);
  expect(hashesOf({ min: 1e-5, max: 1e-2, scale: 'log', count: 4 })).toEqual(known.slice(1, 5));
  const tenths = hashesOf([0.3, 0.4, 0.5, 0.6, 0.7]);
  expect(hashesOf({ min: 0.3, max: 0.7, step: 0.1 })).toEqual(tenths);
  expect(hashesOf({ min: 0.3, max: 0.7, count: 5 })).toEqual(tenths);
});

test('a new sweep has the oldest plan version that has its strategy, its stop rules and its models', () => {
  expect(specOf(withSpace({})).planVersion).toBe(2);
  const search = { strategy: 'tpe', trials: 5 };
  const learningRate = { min: 0.001, max: 0.1 };
  expect(specOf({ ...withSpace({ learningRate }), search }).planVersion).toBe(3);
  const budget = { ...withSpace({}), stop: { maxIterations: 10 } };
  expect(specOf(budget).planVersion).toBe(3);
  expect(specOf(withSpace({ layers: [7] })).planVersion).toBe(4);
  expect(specOf(withSpace({ initialization: 'he' })).planVersion).toBe(4);
  expect(specOf(withSpace({ batchSize: 32 })).planVersion).toBe(newestPlanVersion);
});

test.each([
  ['metrics.test.accuracy', 'maximize'],
  ['metrics.train.accuracy', 'maximize'],
  ['metrics.train.cost', 'minimize'],
  ['metrics.validation.accuracy', 'maximize'],
  ['metrics.validation.cost', 'minimize'],
] as const)('the default direction of the objective %s is %s', (path, direction) => {
  const validation = { fraction: 0.2 };
  const metric = metricOfPath(path);
  const { objective } = specOf({ ...withSpace({}), validation, objective: { metric: path } });
  expect(objective).toEqual({ metric, direction });
  const other = direction === 'maximize' ? 'minimize' : 'maximize';
  const asked = specOf({
    ...{ ...withSpace({}), validation },
    objective: { metric: path, direction: other },
  });
  expect(asked.objective).toEqual({ metric, direction: other });
});

test('a range without a step stays a range, and is of whole numbers for a hyperparameter of whole numbers', () => {
  const { space, search } = specOf(
    withSpace(
      { learningRate: { min: 0.001, max: 1, scale: 'log' }, iterations: { min: 10, max: 99 } },
      { strategy: 'random', trials: 5 },
    ),
  );
  expect(space).toMatchObject({
    learningRate: { min: 0.001, max: 1, scale: 'log', int: false },
    iterations: { min: 10, max: 99, scale: 'linear', int: true },
  });
  expect(search).toEqual({ strategy: 'random', trials: 5, seed: 0 });
});

test('a sweep without a search uses the grid', () => {
  expect(specOf(withSpace({})).search).toEqual({ strategy: 'grid' });
});

test.each([
  [undefined, null],
  [{ patience: 5 }, { patience: 5, minDelta: 0 }],
  [
    { patience: 5, minDelta: -0 },
    { patience: 5, minDelta: 0 },
  ],
  [
    { patience: 1_000_000, minDelta: 1e-9 },
    { patience: 1_000_000, minDelta: 1e-9 },
  ],
])('early stopping requested as %j is stored as %j', (earlyStopping, expected) => {
  const { earlyStopping: spelt } = specOf({
    ...withSpace({}),
    ...(earlyStopping && { earlyStopping }),
  });
  expect(spelt).toEqual(expected);
});

describe('rejects an impossible search with position and reason', () => {
  const range = { min: 0.1, max: 1 };
  const random = { strategy: 'random', trials: 5 };
  test.each<[object, object | undefined, string, string]>([
    [{ learningRate: range }, undefined, '/space/learningRate', 'a `step` or a `count`'],
    [{ learningRate: { min: 1 } }, random, '/space/learningRate/max', 'got nothing'],
    [
      { learningRate: { min: 1, max: 0.5 } },
      random,
      '/space/learningRate/max',
      'at least `min`, 1',
    ],
    [{ learningRate: { min: 0, max: 1 } }, random, '/space/learningRate/min', 'above 0, got `0`'],
    [{ l2: { min: 0, max: 1, scale: 'log' } }, random, '/space/l2/min', 'above 0 on a log scale'],
    [{ l2: { ...range, scale: 'cubic' } }, random, '/space/l2/scale', '"linear" or "log"'],
    [{ l2: { ...range, scale: 'log', step: 1 } }, random, '/space/l2/step', 'left out on a log'],
    [{ l2: { ...range, step: 1, count: 2 } }, random, '/space/l2/count', 'left out beside `step`'],
    [{ l2: { ...range, step: 1e-9 } }, random, '/space/l2/step', 'at most 100000 values'],
    [{ l2: { ...range, to: 1 } }, random, '/space/l2/to', 'Expected no key `space.l2.to`'],
    [{ momentum: { min: 0, max: 1 } }, random, '/space/momentum/max', 'to below 1, got `1`'],
    [
      { iterations: { min: 1, max: 9, step: 0.5 } },
      random,
      '/space/iterations/step',
      'whole number',
    ],
    [
      { l2: { min: 0.2, max: 0.8, int: true } },
      random,
      '/space/l2/max',
      'to leave at least one whole number',
    ],
    [{ nesterov: { min: 0, max: 1 } }, random, '/space/nesterov', 'true or false'],
    [{}, { strategy: 'random' }, '/search/trials', 'the number of trials of the strategy random'],
    [{}, { strategy: 'grid', trials: 3 }, '/search/trials', 'to be left out'],
    [{}, { strategy: 'grid', seed: 3 }, '/search/seed', 'to be left out'],
    [
      {},
      { strategy: 'bayes' },
      '/search/strategy',
      '"grid", "random", "sobol", "tpe", "gp", "cmaes", got `bayes`',
    ],
    [{}, { ...random, trials: 0 }, '/search/trials', 'from 1 to 100000, got `0`'],
    [
      { l2: [0, 1] },
      { strategy: 'sobol', trials: 3 },
      '/search/trials',
      'the 2 trials of the space',
    ],
  ])('%j %j', (space, search, pointer, detail) => {
    const body = withSpace(space, search);
    const { error } = plannedSweepRequest.safeParse(body);
    const issues = error ? explainIssues(error, body) : [];
    expect(issues).toEqual([{ pointer, detail: expect.stringContaining(detail) }]);
  });
});
