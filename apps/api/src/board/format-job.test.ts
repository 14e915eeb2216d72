import { expect, test } from 'vitest';
import {
  createLinks,
  formatProgress,
  formatResult,
  formatSweepData,
  nameRun,
  nameSweep,
} from './format-job.ts';

const { linkSweep, linkTrial } = createLinks('');

const sha256 = { train: 'a'.repeat(64), test: 'b'.repeat(64) };
const data = {
  ...{ sweepId: 'swp_1', runId: 'swp_1-r0', run: 0 },
  dataset: { name: 'cats', sha256 },
  validation: null,
  hyperparameters: {
    ...{ learningRate: 0.005, seed: 0, initScale: 0.01, l2: 0, momentum: 0, nesterov: false },
    preprocessing: 'divide255',
  },
  readings: [
    { trial: 3, iterations: 100 },
    { trial: 4, iterations: 300 },
  ],
  objective: { metric: 'testAccuracy', direction: 'maximize' },
};
const reading = {
  iterations: 300,
  metrics: { trainCost: 0.5, testCost: 0.6, trainAccuracy: 0.9, testAccuracy: 0.7 },
};
const result = { status: 'completed', iterations: 300, read: [[300, 0.5, 0.9, 0.7]], seconds: 1 };
const { read: _, ...withoutReadings } = result;
/** The result of a job that an earlier version has stored. */
const earlierResult = { ...withoutReadings, readings: [reading] };
const progress = {
  iteration: 150,
  iterations: 300,
  cost: 0.5,
  curve: [
    [0, 0.6875],
    [149, 0.5],
  ],
};
const job = { name: 'learningRate 0.005', data, progress: 0, returnvalue: null };

test('the name of a run job has the hyperparameters, and the progress or the result', () => {
  expect(nameRun(job)).toBe('learningRate 0.005: to 300 iterations');
  expect(nameRun({ ...job, progress })).toBe('learningRate 0.005: 150 of 300 iterations');
  const came =
    'learningRate 0.005: completed after 300 of 300 iterations, train 90.00 %, test 70.00 %';
  expect(nameRun({ ...job, progress, returnvalue: result })).toBe(came);
  expect(nameRun({ ...job, progress, returnvalue: JSON.stringify(result) })).toBe(came);
  expect(nameRun({ ...job, progress, returnvalue: JSON.stringify(earlierResult) })).toBe(came);
});

test('the name of a sweep job has the name or id of the sweep, the step, and the counts of trials', () => {
  const sweep = { name: 'plan', data: { id: 'swp_1', name: 'mine' }, progress: 0 };
  expect(nameSweep({ ...sweep, returnvalue: null })).toBe('mine: plan');
  const counts = { total: 8, queued: 0, running: 0, completed: 6, failed: 2 };
  const returnvalue = { counts, best: null };
  expect(nameSweep({ ...sweep, returnvalue })).toBe('mine: plan, 8 trials: 6 completed, 2 failed');
  const none = { total: 2, queued: 0, diverged: 2 };
  const failure = { code: 'no-result', message: '…' };
  expect(nameSweep({ ...sweep, returnvalue: { counts: none, best: null, failure } })).toBe(
    'mine: plan, 2 trials: 2 diverged, failed with no-result',
  );
  expect(nameSweep({ ...sweep, data: { id: 'swp_1', name: null }, returnvalue: null })).toBe(
    'swp_1: plan',
  );
});

test('a run job links to its last trial, and any job to its sweep', () => {
  expect(linkTrial({ data })?.href).toBe('/v1/trials/swp_1-t4');
  expect(linkSweep({ data: { id: 'swp_1' } })?.href).toBe('/v1/sweeps/swp_1');
  const below = createLinks('/sweepq');
  expect(below.linkTrial({ data })?.href).toBe('/sweepq/v1/trials/swp_1-t4');
  expect(below.linkSweep({ data: { id: 'swp_1' } })?.href).toBe('/sweepq/v1/sweeps/swp_1');
  expect(linkSweep({ data: { sweepId: 'swp_2', id: 'whm_1' } })?.href).toBe('/v1/sweeps/swp_2');
});

test('formats progress as a percentage and a table of the curve', () => {
  expect(formatProgress(progress)).toMatchObject({
    progress: 50,
    curve: ['iteration  cost', '        0  0.687500', '      149  0.500000'],
  });
});

test.each([result, earlierResult])('formats each reading of a result as one line: %j', (value) => {
  expect(formatResult(value)).toEqual({
    ...withoutReadings,
    readings: ['300 iterations: cost 0.500000, train 90.00 %, test 70.00 %'],
  });
});

test('shortens a long list of values to the first five', () => {
  const seed = Array.from({ length: 1_000 }, (_, k) => k);
  expect(formatSweepData({ id: 'swp_1', space: { seed, l2: [0] } })).toEqual({
    id: 'swp_1',
    space: { seed: [0, 1, 2, 3, 4, 'and 995 more'], l2: [0] },
  });
  expect(formatSweepData({ space: [{ seed }, { l2: [0] }] })).toEqual({
    space: [{ seed: [0, 1, 2, 3, 4, 'and 995 more'] }, { l2: [0] }],
  });
});

test.each([
  undefined,
  null,
  0,
  'text',
  'tru',
  {},
  { readings: 'none' },
  { curve: null },
  { counts: null },
  [1],
])('shows a value of an unexpected type unchanged: %j', (odd) => {
  const name = 'old';
  expect(nameRun({ name, data: odd, progress: odd, returnvalue: null })).toBe('old');
  expect(nameSweep({ name, data: odd, progress: odd, returnvalue: odd })).toMatch(/: old$/);
  expect(linkTrial({ data: odd })).toBeUndefined();
  expect(linkSweep({ data: odd })).toBeUndefined();
  expect(formatProgress(odd)).toEqual(odd);
  expect(formatSweepData(odd)).toEqual(odd);
  expect(formatResult(odd)).toEqual(odd);
});
