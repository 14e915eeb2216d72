import type { Ranking } from '@sweepq/view';
import { dictionary, float64, int32, tableFromArrays, tableToIPC, utf8 } from '@uwdata/flechette';
import { expect, test } from 'vitest';
import { axisOf } from '../columns/axis.ts';
import { computeNumbers } from './compute-numbers.ts';
import { createViewDrawer } from './draw-view.ts';
import { pickRow } from './pick-row.ts';
import type { Palette, PictureRequest } from './protocol.ts';
import { createSweepData } from './sweep-data.ts';

const ranking: Ranking = {
  ...{ metric: 'metrics.test.accuracy', direction: 'maximize' },
  ...{ baseline: 0.6, images: 50 },
};

const trials = {
  index: [0, 1, 2, 3, 4],
  run: [0, 0, 1, 2, 2],
  status: ['completed', 'completed', 'diverged', 'queued', 'queued'],
  'params.learningRate': [0.01, 0.01, 1, 0.1, 0.1],
  'params.iterations': [10, 100, 100, 10, 100],
  'metrics.train.cost': [0.6, 0.3, null, null, null],
  'metrics.test.accuracy': [0.5, 0.8, 0.9, null, null],
};

function bytesOf(columns: Record<string, unknown[]>, eventId?: string): ArrayBuffer {
  const types = {
    ...{ index: int32(), run: int32(), status: dictionary(utf8()) },
    ...{ 'params.learningRate': float64(), 'params.iterations': float64() },
    ...{ 'metrics.train.cost': float64(), 'metrics.test.accuracy': float64(), rung: int32() },
  };
  const table = tableFromArrays(columns, { types });
  if (eventId !== undefined) table.schema.metadata = new Map([['eventId', eventId]]);
  return Uint8Array.from(tableToIPC(table, { format: 'stream' }) as Uint8Array).buffer;
}

function load(by = ranking) {
  const data = createSweepData();
  data.load(bytesOf(trials), by);
  return data;
}

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

const noChange = { changes: [], live: [] };

test('the best trial is the best completed one: a diverged trial is not ranked', () => {
  const data = load();
  const { best, ties, statuses, bestSoFar } = data.facts();
  expect(best).toEqual({ row: 1, value: 0.8 });
  expect(ties).toBe(0);
  expect(statuses).toEqual({ completed: 2, diverged: 1, queued: 2 });
  expect(data.shown()).toBe(5);
  expect(bestSoFar.map(({ row }) => row)).toEqual([0, 1]);
});

test('all trials are grey if none is better than the baseline', () => {
  const data = load({ ...ranking, baseline: 0.8 });
  expect(data.facts().ramp).toBeUndefined();
  expect([...data.classes()]).toEqual([0, 0, 11, 0, 0]);
  expect(load().facts().ramp).toEqual({ from: 0.6, to: 0.8 });
});

test('the stability edge lies between the stable and the diverging rate of the same iteration count', () => {
  const [edge, ...more] = load().facts().edge;
  expect(more).toEqual([]);
  expect(edge).toMatchObject({ iterations: 100, stable: 0.01, diverging: 1 });
  expect(edge?.edge).toBeCloseTo(0.1, 12);
});

test('a live end of a trial changes the best trial, its ties and the filter', () => {
  const data = load();
  data.filter([{ kind: 'range', column: 'metrics.test.accuracy', min: 0.75, max: 1 }]);
  expect(data.shown()).toBe(2);
  const cells = { status: 'completed', 'metrics.test.accuracy': 0.82 };
  data.change({ ...noChange, changes: [{ row: 3, cells }] });
  expect(data.facts()).toMatchObject({ best: { row: 3, value: 0.82 }, ties: 1 });
  expect(data.shown()).toBe(3);
});

test('a run that starts makes its open trials running, and its points are the curve of each', () => {
  const data = load();
  const points = [
    { iteration: 0, cost: 0.7 },
    { iteration: 1, cost: 0.6 },
  ];
  data.change({
    ...noChange,
    changes: [{ run: 2, status: 'running' }],
    live: [{ run: 2, points }],
  });
  data.change({ ...noChange, live: [{ run: 2, points: [{ iteration: 1, cost: 9 }] }] });
  expect(data.facts().statuses).toEqual({ completed: 2, diverged: 1, running: 2, queued: 0 });
  for (const row of [3, 4]) {
    expect(data.row(row)?.curve).toEqual({ iterations: [0, 1], costs: [0.7, 0.6] });
  }
  expect(data.row(0)?.curve).toBeUndefined();
});

test('the curves of cost-curves.bin are read, an odd number of points with its padding', () => {
  const bytes = new ArrayBuffer(16 + 56 + 40);
  new Uint32Array(bytes, 0, 4).set([0x63717773, 1, 2, 0]);
  new Uint32Array(bytes, 16, 4).set([1, 100, 3, 0]);
  new Float64Array(bytes, 32, 3).set([0.7, 0.5, 0.3]);
  new Uint32Array(bytes, 56, 3).set([0, 50, 99]);
  new Uint32Array(bytes, 72, 4).set([0, 10, 2, 0]);
  new Float64Array(bytes, 88, 2).set([0.7, 0.6]);
  new Uint32Array(bytes, 104, 2).set([0, 9]);
  const data = load();
  data.addCurves(bytes);
  expect(data.row(1)?.curve).toEqual({ iterations: [0, 50, 99], costs: [0.7, 0.5, 0.3] });
  expect(data.row(0)?.curve).toEqual({ iterations: [0, 9], costs: [0.7, 0.6] });
  expect(data.facts().curves).toEqual({ count: 2, iterations: [1, 100], costs: [0.3, 0.7] });
});

test('cells have medians of completed trials, and count diverged ones', () => {
  const data = load();
  const column = (name: string) => {
    const facts = data.facts().columns.find((each) => each.name === name);
    if (facts === undefined) throw new Error(`no column ${name}`);
    return axisOf(facts, { isLog: true });
  };
  const numbers = computeNumbers(data, {
    ...{ kind: 'cells', x: column('params.learningRate'), y: column('params.iterations') },
    ...{ columns: 2, lines: 2, metric: 'metrics.test.accuracy' },
  });
  if (numbers.kind !== 'cells') throw new Error('no cells');
  const sorted = numbers.cells.sort((a, b) => a.line - b.line || a.column - b.column);
  expect(sorted).toEqual([
    { column: 0, line: 0, count: 1, median: 0.5, diverged: 0 },
    { column: 0, line: 1, count: 1, median: 0.8, diverged: 0 },
    { column: 1, line: 1, count: 0, median: Number.NaN, diverged: 1 },
  ]);
});

test('a cell whose trials do not pass the filter is outside', () => {
  const data = load();
  data.filter([{ kind: 'words', column: 'index', words: ['0'] }]);
  const [x, y] = [number('index', -0.5, 4.5), number('params.iterations', 0, 200)];
  const numbers = computeNumbers(data, {
    ...{ kind: 'cells', x, y, columns: 5, lines: 1, metric: 'metrics.test.accuracy' },
  });
  // Trials 3 and 4 are queued: they have no value, and no cell.
  expect(numbers).toMatchObject({
    cells: [{ column: 0, line: 0, count: 1 }],
    outside: [
      { column: 1, line: 0 },
      { column: 2, line: 0 },
    ],
  });
});

const palette: Palette = {
  ...{ context: [1, 1, 1], below: [2, 2, 2], running: [4, 4, 4], diverged: [5, 5, 5] },
  pruned: [6, 6, 6],
  ramp: Array.from({ length: 9 }, (_, k) => [10 + k, 0, 0] as const),
};
const number = (name: string, min: number, max: number) =>
  axisOf({ ...{ name, kind: 'number', min, max, few: undefined, missing: 0, isLog: false } });

test('a picture has the colour of each trial at its place, and grey outside the filter', () => {
  const data = load();
  const drawer = createViewDrawer(data, {
    ...{ kind: 'points', x: number('index', 0, 4), y: number('metrics.test.accuracy', 0, 1) },
    ...{ hasTicks: true, width: 100, height: 100, ratio: 1 },
  });
  const redAt = (x: number, y: number) => drawer.draw(palette).pixels[4 * ((99 - y) * 100 + x)];
  expect(redAt(25, 80)).toBe(18);
  expect(redAt(1, 50)).toBe(2);
  // A diverged trial is a tick at the lower edge.
  expect(redAt(50, 2)).toBe(5);
  data.filter([{ kind: 'words', column: 'index', words: ['0'] }]);
  expect(redAt(25, 80)).toBe(1);
  expect(redAt(1, 50)).toBe(2);
});

test.each(['points', 'parallel'] as const)(
  'a picture of %s after several filters and live changes is the picture of a new drawer',
  (kind) => {
    const data = load();
    const [x, y] = [number('index', 0, 4), number('metrics.test.accuracy', 0, 1)];
    const size = { width: 60, height: 60, ratio: 1 };
    const request: PictureRequest =
      kind === 'points' ? { kind, x, y, hasTicks: true, ...size } : { kind, axes: [x, y], ...size };
    const drawer = createViewDrawer(data, request);
    for (const words of [['0', '1', '2'], ['1', '2', '4'], ['0'], ['0', '1', '3']]) {
      data.filter([{ kind: 'words', column: 'index', words }]);
      expect(drawer.draw(palette)).toEqual(createViewDrawer(data, request).draw(palette));
    }
    const cells = { status: 'completed', 'metrics.test.accuracy': 0.95 };
    for (const change of [
      { changes: [{ row: 3, cells }] },
      { changes: [{ run: 2, status: 'running' }] },
      { changes: [{ row: 1, cells: { ...cells, status: 'pruned' } }] },
      { changes: [{ row: 2, cells: { ...cells, 'metrics.test.accuracy': 0.3 } }] },
    ]) {
      data.change({ ...noChange, ...change });
      expect(drawer.draw(palette)).toEqual(createViewDrawer(data, request).draw(palette));
    }
    data.filter([]);
    expect(drawer.draw(palette)).toEqual(createViewDrawer(data, request).draw(palette));
  },
);

test('a picture of curves that grow, with and without a filter, is the picture of a new drawer', () => {
  const data = load();
  for (const row of [0, 1])
    data.change({ ...noChange, changes: [{ row, cells: { status: 'running' } }] });
  const [x, y] = [number('iterations', 1, 10), number('metrics.train.cost', 0, 1)];
  const drawer = createViewDrawer(data, {
    ...{ kind: 'curves', x, y },
    ...{ width: 60, height: 60, ratio: 1 },
  });
  for (const words of [[], ['3'], ['0', '1'], []]) {
    data.filter(words.length === 0 ? [] : [{ kind: 'words', column: 'index', words }]);
    for (const run of [0, 2, 2, 0]) {
      const iteration = data.revision();
      const points = [{ iteration, cost: 1 / (1 + iteration) }];
      data.change({ ...noChange, live: [{ run, points }] });
      const fresh = createViewDrawer(data, drawer.request);
      expect(drawer.draw(palette)).toEqual(fresh.draw(palette));
    }
  }
  expect(drawer.draw(palette).pixels.some(Boolean)).toBe(true);
  // The end of a pruned curve has a dot.
  const before = drawer.draw(palette);
  data.change({ ...noChange, changes: [{ row: 0, cells: { status: 'pruned' } }] });
  expect(drawer.draw(palette)).toEqual(createViewDrawer(data, drawer.request).draw(palette));
  expect(drawer.draw(palette)).not.toEqual(before);
});

test('the trial under the pointer is the nearest one that passes the filter', () => {
  const data = load();
  const request: PictureRequest = {
    ...{ kind: 'points', x: number('index', 0, 4), y: number('metrics.test.accuracy', 0, 1) },
    ...{ hasTicks: true, width: 100, height: 100, ratio: 1 },
  };
  expect(pickRow(data, request, 0.27, 0.79)).toBe(1);
  expect(pickRow(data, request, 0.8, 0.2)).toBeUndefined();
  data.filter([{ kind: 'words', column: 'index', words: ['0'] }]);
  expect(pickRow(data, request, 0.27, 0.79)).toBeUndefined();
});

test('new trials are added once, and changes of trials that were not known are neither lost nor applied twice', () => {
  const data = createSweepData();
  data.load(bytesOf(chosen(0, []), '100-0'), ranking);
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
  data.load(bytesOf(chosen(0, ['queued', 'queued']), '100-0'), ranking);
  data.hold();
  const cells = { status: 'completed', 'metrics.test.accuracy': 0.9 };
  data.change({ live: [], changes: [{ row: 0, cells: { status: 'failed' }, at: '101-0' }] });
  data.change({ live: [], changes: [{ row: 1, cells, at: '101-2' }] });
  data.load(bytesOf(chosen(0, ['completed', 'running']), '101-1'), ranking);
  expect(data.facts().statuses).toMatchObject({ completed: 2 });
  expect(data.facts().best).toEqual({ row: 1, value: 0.9 });
});

test('cohorts count the trials that have reached each rung; a part begins a new cohort', () => {
  const data = createSweepData();
  const statuses = ['completed', 'pruned', 'pruned', 'queued', 'pruned', 'completed', 'running'];
  const rung = [1, 0, 0, 1, 0, null, null];
  data.load(bytesOf({ ...chosen(0, statuses), rung }), ranking);
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
