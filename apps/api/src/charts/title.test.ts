import { defaultAxes } from '@sweepq/contract';
import { expect, test } from 'vitest';
import { titleTrial } from './title.ts';

const space = { learningRate: [0.005], iterations: [2000], ...structuredClone(defaultAxes) };
const params = {
  ...{ learningRate: 0.005, iterations: 2000, seed: 0, initScale: 0.01, l2: 0.1 },
  ...{ momentum: 0.9, nesterov: false, preprocessing: 'divide255' as const },
  ...{ layers: 'none', activation: 'relu' as const, initialization: 'normal' as const },
  ...{
    optimizer: 'sgd' as const,
    batchSize: 0,
    schedule: 'constant',
    classWeight: 'none' as const,
  },
};

test('in a sweep with one combination, the title has only the learning rate', () => {
  expect(titleTrial({ space }, params)).toEqual(['learning rate = 0.005']);
});

test('the title has the learning rate and the hyperparameters that vary in the sweep', () => {
  const momentum = { min: 0, max: 0.99, scale: 'linear' as const, int: false };
  expect(titleTrial({ space: { ...space, momentum, iterations: [500, 2000] } }, params)).toEqual([
    'learning rate = 0.005, iterations = 2000, momentum = 0.9',
  ]);
});

test('the title has a hyperparameter that differs between two spaces', () => {
  const [title] = titleTrial({ space: [space, { ...space, l2: [0.1] }] }, params);
  expect(title).toBe('learning rate = 0.005, l2 = 0.1');
});

test('the title has hyperparameters that vary only by an extension', () => {
  expect(titleTrial({ space, extensions: [{ iterations: 3000 }] }, params)).toEqual([
    'learning rate = 0.005, iterations = 2000',
  ]);
  const search = { strategy: 'grid' } as const;
  const more = { space: { ...space, l2: [0.1] }, search };
  expect(titleTrial({ space, extensions: [more] }, params)).toEqual([
    'learning rate = 0.005, l2 = 0.1',
  ]);
});

test('a long title has lines of at most 70 characters, split at commas', () => {
  const all = {
    ...{ learningRate: [1 / 3, 1], iterations: [1, 2000], seed: [0, 1], initScale: [0, 0.01] },
    ...{ l2: [0, 0.1], momentum: [0, 0.9], nesterov: [true, false] },
    preprocessing: ['divide255' as const, 'standardize' as const],
  };
  const lines = titleTrial({ space: all }, { ...params, learningRate: 1 / 3 });
  expect(lines.length).toBeGreaterThan(1);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(70);
  expect(lines.join(', ')).toBe(
    'learning rate = 0.333333, iterations = 2000, seed = 0, init scale = 0.01, l2 = 0.1, momentum = 0.9, nesterov = false, preprocessing = divide255',
  );
});
