import type { RunJobData } from '@sweepq/contract';
import type { PreparedData } from '@sweepq/core';
import { expect, test } from 'vitest';
import { createPaceSampler } from './pace-of.ts';

const unit = { learningRate: 0.1, seed: 0, initScale: 0, l2: 0, momentum: 0, nesterov: false };
const run = { hyperparameters: { ...unit, preprocessing: 'divide255' } } as unknown as RunJobData;
const prepared = { m: 100, n: 10 } as unknown as PreparedData;

test('records the speed of the first short runs on a dataset, then of one in 100 ms, and of all longer runs', () => {
  let ms = 1_000;
  const sample = createPaceSampler(() => ms);
  const isSampled = (trainedMs: number, data = prepared, trained = 5) =>
    sample(run, data, { trained, trainedMs }) !== undefined;
  for (let k = 0; k < 16; k++) expect(isSampled(1)).toBe(true);
  expect(isSampled(1)).toBe(false);
  expect(isSampled(20)).toBe(true);
  expect(isSampled(20, prepared, 0)).toBe(false);
  ms += 99;
  expect(isSampled(1)).toBe(false);
  expect(isSampled(1, { ...prepared })).toBe(true);
  ms += 1;
  expect(isSampled(1)).toBe(true);
  expect(isSampled(1)).toBe(false);
  expect(sample(run, prepared, { trained: 5, trainedMs: 40 })).toMatchObject({
    ...{ seconds: 0.04, iterations: 5 },
  });
});
