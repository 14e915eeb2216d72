import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { type Trajectory, trajectoryOf } from './trajectory.ts';

const [trainSha256, testSha256] = ['1'.repeat(64), '2'.repeat(64)];
const trajectory = {
  dataset: { sha256: { train: trainSha256, test: testSha256 } },
  validation: { fraction: 0.2, seed: 3 },
  hyperparameters: {
    learningRate: 0.1,
    seed: 0,
    initScale: 0.01,
    l2: 1e-7,
    momentum: 0,
    nesterov: false,
    preprocessing: 'divide255',
  },
  earlyStopping: { patience: 10, minDelta: 0.5 },
  engine: 1,
} as const satisfies Trajectory;

test('the hash of a trajectory is the start of the SHA-256 of its lines', () => {
  const lines = [
    'sweepq trajectory',
    'engine 1',
    `train ${trainSha256}`,
    `test ${testSha256}`,
    'validation 0.2 3',
    'earlyStopping 10 0.5',
    'learningRate 0.1',
    'seed 0',
    'initScale 0.01',
    'l2 1e-7',
    'momentum 0',
    'nesterov false',
    'preprocessing divide255',
  ];
  const sha256 = createHash('sha256').update(lines.join('\n')).digest('hex');
  expect(trajectoryOf(trajectory)).toBe(sha256.slice(0, 40));
});

test('trajectories that differ in one field have different hashes', () => {
  const { hyperparameters, dataset, validation, earlyStopping } = trajectory;
  const others: Trajectory[] = [
    { ...trajectory, engine: 2 },
    { ...trajectory, dataset: { sha256: { ...dataset.sha256, train: testSha256 } } },
    { ...trajectory, dataset: { sha256: { ...dataset.sha256, test: trainSha256 } } },
    { ...trajectory, validation: null },
    { ...trajectory, validation: { ...validation, fraction: 0.25 } },
    { ...trajectory, validation: { ...validation, seed: 0 } },
    { ...trajectory, earlyStopping: null },
    { ...trajectory, earlyStopping: { ...earlyStopping, patience: 11 } },
    { ...trajectory, earlyStopping: { ...earlyStopping, minDelta: 0 } },
    // The next float64 above 0.1.
    { ...trajectory, hyperparameters: { ...hyperparameters, learningRate: 0.1 + 2 ** -56 } },
    { ...trajectory, hyperparameters: { ...hyperparameters, seed: 1 } },
    { ...trajectory, hyperparameters: { ...hyperparameters, initScale: 0 } },
    { ...trajectory, hyperparameters: { ...hyperparameters, l2: 0 } },
    { ...trajectory, hyperparameters: { ...hyperparameters, momentum: 0.9 } },
    { ...trajectory, hyperparameters: { ...hyperparameters, nesterov: true } },
    { ...trajectory, hyperparameters: { ...hyperparameters, preprocessing: 'standardize' } },
  ];
  const hashes = [trajectory, ...others].map(trajectoryOf);
  expect(new Set(hashes).size).toBe(others.length + 1);
});

test('the order of fields, the name of the dataset and the sign of 0 do not change the hash', () => {
  const reversed = (fields: object) => Object.fromEntries(Object.entries(fields).toReversed());
  const named = { name: 'cats', ...trajectory.dataset };
  const hyperparameters = reversed({ ...trajectory.hyperparameters, momentum: -0 });
  const other = reversed({ ...trajectory, hyperparameters, dataset: named }) as Trajectory;
  expect(trajectoryOf(other)).toBe(trajectoryOf(trajectory));
});
