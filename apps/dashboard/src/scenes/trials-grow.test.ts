import { expect, test } from 'vitest';
import { bytesOf, decodedOf, ranking } from '../../fixtures/five-trials.ts';
import { computeNumbers } from './compute-numbers.ts';
import { createSweepData } from './sweep-data.ts';

/** The columns of trials from a number on, one run each, which an adaptive search has chosen. */
const chosen = (from: number, statuses: string[]) => ({
  index: statuses.map((_, k) => from + k),
  run: statuses.map((_, k) => from + k),
  status: statuses,
  'params.learningRate': statuses.map((_, k) => 0.01 * (from + k + 1)),
  'params.iterations': statuses.map(() => 100),
  'metrics.train.cost': statuses.map(() => null),
  'metrics.test.accuracy': statuses.map((status) => (status === 'completed' ? 0.7 : null)),
  rung: statuses.map(() => null),
});

test('new trials are added once, and changes of trials that were not known are neither lost nor applied twice', () => {
  const data = createSweepData();
  data.load(decodedOf(chosen(0, []), '100-0'), ranking);
  expect(data.facts()).toMatchObject({ count: 0, statuses: {} });
  const trial = (row: number, status: string, at: string) => ({ row, cells: { status }, at });
  data.change({
    live: [],
    changes: [
      ...[trial(0, 'queued', '100-1'), { run: 0, status: 'running', at: '100-2' }],
      ...[trial(1, 'queued', '100-3'), { run: 1, status: 'running', at: '103-0' }],
    ],
  });
  // The table contains the changes up to 102-0: trial 0 has completed in the meantime.
  data.append(bytesOf(chosen(0, ['completed', 'queued']), '102-0'));
  expect(data.facts()).toMatchObject({ count: 2, statuses: { completed: 1, running: 1 } });
  data.append(bytesOf(chosen(2, ['queued']), '104-0'));
  data.append(bytesOf(chosen(2, ['running']), '105-0'));
  data.append(bytesOf(chosen(3, []), '106-0'));
  expect(data.facts()).toMatchObject({
    count: 3,
    statuses: { completed: 1, running: 1, queued: 1 },
  });
  expect(data.row(2)?.cells).toMatchObject({ index: 2, run: 2, 'params.learningRate': 0.03 });
  expect(data.facts().best).toEqual({ row: 0, value: 0.7 });
});

test('changes while all trials are read again are applied to the new table if they are newer', () => {
  const data = createSweepData();
  data.load(decodedOf(chosen(0, ['queued', 'queued']), '100-0'), ranking);
  data.hold();
  const cells = { status: 'completed', 'metrics.test.accuracy': 0.9 };
  data.change({ live: [], changes: [{ row: 0, cells: { status: 'failed' }, at: '101-0' }] });
  data.change({ live: [], changes: [{ row: 1, cells, at: '101-2' }] });
  data.load(decodedOf(chosen(0, ['completed', 'running']), '101-1'), ranking);
  expect(data.facts().statuses).toMatchObject({ completed: 2 });
  expect(data.facts().best).toEqual({ row: 1, value: 0.9 });
});

test('columns that are read later get the changes since then, and known values are replaced', () => {
  const data = createSweepData();
  const { 'metrics.test.accuracy': _, ...first } = chosen(0, ['queued', 'queued', 'queued']);
  data.load(decodedOf(first, '100-0'), ranking);
  data.hold();
  const cells = { status: 'completed', 'metrics.test.accuracy': 0.9 };
  data.change({ live: [], changes: [{ row: 0, cells, at: '101-0' }] });
  data.change({ live: [], changes: [{ row: 1, cells, at: '103-0' }] });
  expect(data.facts().best).toBeUndefined();
  const later = {
    index: [0, 1],
    'metrics.test.accuracy': [0.8, null],
    'metrics.train.cost': [0.5, null],
  };
  const before = data.revision();
  expect(data.merge(bytesOf(later, '102-0'))).toBe(true);
  // Trial 0 has its value from the table, and trial 1 from the newer event.
  expect(data.facts().best).toEqual({ row: 1, value: 0.9 });
  expect(data.row(0)?.cells).toMatchObject({ 'metrics.test.accuracy': 0.8 });
  expect(data.row(2)?.cells).toMatchObject({ 'metrics.test.accuracy': null, run: 2 });
  expect(
    data
      .facts()
      .columns.map(({ name }) => name)
      .slice(-2),
  ).toEqual([...['metrics.test.accuracy', 'metrics.train.cost']]);
  expect([...(data.changedSince(before) ?? [])].sort()).toEqual([0, 1]);
  expect(data.merge(bytesOf(later, '104-0'))).toBe(true);
  expect(data.merge(bytesOf(later, '104-0'))).toBe(false);
});

test('cohorts count the trials that have reached each rung; a part begins a new cohort', () => {
  const data = createSweepData();
  const statuses = ['completed', 'pruned', 'pruned', 'queued', 'pruned', 'completed', 'running'];
  const rung = [1, 0, 0, 1, 0, null, null];
  data.load(decodedOf({ ...chosen(0, statuses), rung }), ranking);
  const schedule = {
    rungs: [10, 30, 90],
    brackets: [
      { trials: 3, firstRung: 0 },
      { trials: 2, firstRung: 2 },
    ],
    parts: [4, 30],
  };
  const numbers = computeNumbers(data, { kind: 'cohorts', schedule });
  expect(numbers).toEqual({
    kind: 'cohorts',
    count: 3,
    cohorts: [
      { first: 0, trials: 3, firstRung: 0, open: 0, reached: [3, 1, 1] },
      { first: 3, trials: 1, firstRung: 2, open: 1, reached: [0, 0, 0] },
      { first: 4, trials: 3, firstRung: 0, open: 1, reached: [2, 1, 1] },
    ],
    all: { first: 0, trials: 7, firstRung: 0, open: 2, reached: [5, 2, 2] },
  });
});
