import { createSweepSpec } from '@sweepq/plan';
import { expect, test } from 'vitest';
import { parseRunJobData, parseSweepJobData } from './parse-job-data.ts';
import { isOfLaterPlan, newestPlanVersion } from './plan-version.ts';

const { earlyStopping: _, ...older } = createSweepSpec(
  { dataset: 'cats', space: { learningRate: 0.1, iterations: 10 } },
  {
    id: 'swp_1',
    createdAt: '2026-11-24T10:00:00.000Z',
    datasetSha256: { train: 'a'.repeat(64), test: 'b'.repeat(64) },
  },
);

test('parses the data of a job without the field `earlyStopping` as a job without early stopping', () => {
  expect(parseSweepJobData({ ...older, step: 'plan' }).earlyStopping).toBeNull();
  const { dataset, validation, objective } = older;
  const run = parseRunJobData({
    ...{ sweepId: 'swp_1', runId: 'swp_1_r0', run: 0, dataset, validation, objective },
    hyperparameters: {
      ...{ learningRate: 0.1, seed: 0, initScale: 0.01, l2: 0, momentum: 0, nesterov: false },
      preprocessing: 'divide255',
    },
    readings: [{ trial: 0, iterations: 10 }],
  });
  expect(run.earlyStopping).toBeNull();
});

test('parses the data of a sweep job without a plan version as plan version 1', () => {
  const { planVersion: _, ...unversioned } = older;
  expect(parseSweepJobData({ ...unversioned, step: 'plan' }).planVersion).toBe(1);
  expect(parseSweepJobData({ ...older, step: 'plan' }).planVersion).toBe(2);
});

test('recognises a later plan version in the spec and in the extensions of a sweep job', () => {
  const later = { planVersion: newestPlanVersion + 1 };
  expect(isOfLaterPlan({ ...older, step: 'plan' })).toBe(false);
  expect(isOfLaterPlan({ ...older, extension: { iterations: 5 }, extensions: [] })).toBe(false);
  expect(isOfLaterPlan({ ...older, planVersion: 'x' })).toBe(false);
  for (const data of [later, { extension: later }, { extensions: [{ iterations: 5 }, later] }]) {
    expect(isOfLaterPlan({ ...older, ...data })).toBe(true);
  }
  expect(() => parseSweepJobData({ ...older, ...later, step: 'plan' })).toThrow(
    'Expected `planVersion` to be a plan version from 1 to 5, got `6`.',
  );
});

test('rejects job data with a bad value, and names the position of the value', () => {
  const bad = { ...older, earlyStopping: { patience: 0, minDelta: 0 }, step: 'plan' };
  expect(() => parseSweepJobData(bad)).toThrow(
    expect.objectContaining({
      code: 'bad-job-data',
      message: 'Expected `earlyStopping.patience` to be a whole number from 1 to 1000000, got `0`.',
    }),
  );
});
