import type { PreparedData } from '@sweepq/core';
import { expect, test } from 'vitest';
import { createRunPace } from './run-pace.ts';

const data = {} as PreparedData;
const unit = { learningRate: 0.1, seed: 0, initScale: 0, l2: 0, momentum: 0, nesterov: false };
const run = (iterations: number) => ({ spec: { ...unit, readings: [1, iterations] } });

test('predicts the time of a run of the unit from the iterations of earlier runs on the same dataset', () => {
  const pace = createRunPace();
  expect(pace.predict(data, run(10))).toBe(Number.POSITIVE_INFINITY);
  pace.note(data, run(10), { trained: 10, trainedMs: 1 });
  expect(pace.predict(data, run(10))).toBeCloseTo(1);
  // A slower run counts at once.
  pace.note(data, run(10), { trained: 10, trainedMs: 5 });
  expect(pace.predict(data, run(20))).toBeCloseTo(10);
  pace.note(data, run(10), { trained: 10, trainedMs: 0 });
  expect(pace.predict(data, run(20))).toBeCloseTo(8);
  expect(pace.predict({ ...data }, run(1))).toBe(Number.POSITIVE_INFINITY);
});

test('predicts nothing for folds, for a checkpoint, and for a network', () => {
  const pace = createRunPace();
  pace.note(data, run(10), { trained: 10, trainedMs: 1 });
  const network = { layers: [], activation: 'relu', initialization: 'he' } as never;
  const others = [
    { ...run(1), folds: [] },
    { ...run(1), from: { state: new Uint8Array(), costs: new Float64Array() } as never },
    { spec: { ...run(1).spec, network } },
  ];
  for (const each of others) expect(pace.predict(data, each)).toBe(Number.POSITIVE_INFINITY);
});
