import { describe, expect, test } from 'vitest';
import { explainIssues } from '../errors/explain-issues.ts';
import { createSweepSpec, type SweepRequest, sweepRequest, sweepSpec } from './sweep.ts';

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
  createSweepSpec(sweepRequest.parse(request as SweepRequest), identity);

test('a spec has the warnings of its dataset only where there are any, and is read with and without', () => {
  const request = sweepRequest.parse(withSpace({}));
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

describe('a range with steps is the list of them', () => {
  test.each([
    [{ min: 0.1, max: 0.5, step: 0.1 }, [0.1, 0.2, 0.3, 0.4, 0.5]],
    [{ min: 1, max: 2, step: 0.4 }, [1, 1.4, 1.8]],
    [{ min: 0.001, max: 1, scale: 'log', count: 4 }, [0.001, 0.01, 0.1, 1]],
    [{ min: 1, max: 2, count: 3 }, [1, 1.5, 2]],
    [{ min: 1, max: 4, count: 7, int: true }, [1, 2, 3, 4]],
    [{ min: 3, max: 9, count: 1 }, [3]],
    [{ min: 2, max: 2 }, [2]],
  ])('%j', (learningRate, expected) => {
    expect(specOf(withSpace({ learningRate })).space.learningRate).toEqual(expected);
  });
});

test('a range without steps stays one, of whole numbers where there are no others', () => {
  const { space, search } = specOf(
    withSpace(
      { learningRate: { min: 0.001, max: 1, scale: 'log' }, iterations: { min: 10, max: 99 } },
      { strategy: 'random', trials: 5 },
    ),
  );
  expect(space.learningRate).toEqual({ min: 0.001, max: 1, scale: 'log', int: false });
  expect(space.iterations).toEqual({ min: 10, max: 99, scale: 'linear', int: true });
  expect(search).toEqual({ strategy: 'random', trials: 5, seed: 0 });
});

test('a sweep that says nothing of a search takes the grid', () => {
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
])('early stopping asked for as %j is %j', (earlyStopping, expected) => {
  const { earlyStopping: spelt } = specOf({
    ...withSpace({}),
    ...(earlyStopping && { earlyStopping }),
  });
  expect(spelt).toEqual(expected);
});

describe('a search that cannot be made is refused with where and why', () => {
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
    [{ l2: { min: 0.2, max: 0.8, int: true } }, random, '/space/l2/max', 'room for a whole number'],
    [{ nesterov: { min: 0, max: 1 } }, random, '/space/nesterov', 'true or false'],
    [{}, { strategy: 'random' }, '/search/trials', 'how many trials'],
    [{}, { strategy: 'grid', trials: 3 }, '/search/trials', 'to be left out'],
    [{}, { strategy: 'grid', seed: 3 }, '/search/seed', 'to be left out'],
    [{}, { strategy: 'bayes' }, '/search/strategy', '"grid", "random", "sobol", got `bayes`'],
    [{}, { ...random, trials: 0 }, '/search/trials', 'from 1 to 100000, got `0`'],
    [
      { l2: [0, 1] },
      { strategy: 'sobol', trials: 3 },
      '/search/trials',
      'the 2 trials of the space',
    ],
  ])('%j %j', (space, search, pointer, detail) => {
    const body = withSpace(space, search);
    const { error } = sweepRequest.safeParse(body);
    const issues = error ? explainIssues(error, body) : [];
    expect(issues).toEqual([{ pointer, detail: expect.stringContaining(detail) }]);
  });
});
