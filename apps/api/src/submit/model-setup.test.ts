import { defaultAxes, type Hyperparameters, plainOptimization, type Space } from '@sweepq/contract';
import { expect, test } from 'vitest';
import { parseSetup, setupOf, setupsOf } from './model-setup.ts';

const unit: Hyperparameters = {
  ...{ learningRate: 0.1, seed: 0, initScale: 0.01, l2: 0, momentum: 0, nesterov: false },
  preprocessing: 'divide255',
};

test('a setup has what changes the time of an iteration', () => {
  const network = { layers: [7, 5], activation: 'tanh', initialization: 'he' } as const;
  const optimization = { ...plainOptimization, optimizer: 'adam', batchSize: 32 } as const;
  expect(setupOf({ ...unit, learningRate: 0.2 })).toBe(setupOf(unit));
  expect(setupOf({ ...unit, network })).toBe('divide255 7-5');
  const setup = setupOf({ ...unit, l2: 0.1, network, optimization });
  expect(setup).toBe('divide255 7-5 adam 32 penalty');
  expect(parseSetup(setup)).toMatchObject({
    ...{ preprocessing: 'divide255', layers: '7-5' },
    params: { l2: 1, network: { layers: [7, 5] }, optimization },
  });
  expect(parseSetup(setupOf(unit)).params).toEqual({ l2: 0 });
});

test('the setups of a space have the parts of its trials, and batch sizes count as their mean', () => {
  const space: Space = {
    ...{ ...structuredClone(defaultAxes), preprocessing: ['divide255'] },
    ...{ learningRate: [0.1, 0.2], iterations: [10], layers: ['none', '7'] },
    ...{ optimizer: ['sgd', 'adam'], batchSize: [0, 16, 32, 36] },
    schedule: ['constant', 'cosine:10'],
  };
  const setups = setupsOf(space);
  expect(Object.fromEntries(setups)).toEqual({
    'divide255 none': 1 / 32,
    'divide255 7': 1 / 32,
    'divide255 none sgd 0 plain': 1 / 32,
    'divide255 7 sgd 0 plain': 1 / 32,
    'divide255 none sgd 28 plain': 3 / 16,
    'divide255 7 sgd 28 plain': 3 / 16,
    'divide255 none adam 0 plain': 1 / 16,
    'divide255 7 adam 0 plain': 1 / 16,
    'divide255 none adam 28 plain': 3 / 16,
    'divide255 7 adam 28 plain': 3 / 16,
  });
  expect([...setups.values()].reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
});
