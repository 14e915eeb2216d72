import { expect, test } from 'vitest';
import { createSweepId, isSweepId, parseRunId, parseTrialId, runId, trialId } from './ids.ts';

test('ids of sweeps sort by creation time', () => {
  expect(createSweepId(1_000) < createSweepId(2_000)).toBe(true);
});

test('the id of a trial or a run contains the id of its sweep and its index', () => {
  const sweepId = createSweepId(Date.now());
  expect(isSweepId(sweepId)).toBe(true);
  expect(parseTrialId(trialId(sweepId, 99_999))).toEqual({ sweepId, index: 99_999 });
  expect(parseRunId(runId(sweepId, 0))).toEqual({ sweepId, index: 0 });
});

test('rejects an id of another kind or shape', () => {
  const sweepId = createSweepId(Date.now());
  expect(parseTrialId(runId(sweepId, 1))).toBeUndefined();
  for (const text of ['', sweepId, `${sweepId}-t01`, `${sweepId}-t1 `, `${sweepId}-t9999999`]) {
    expect(parseTrialId(text)).toBeUndefined();
  }
});
