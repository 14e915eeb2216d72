import { expect, test } from 'vitest';
import { decodedOf, load, noChange, number, ranking } from '../../fixtures/five-trials.ts';
import { axisOf } from '../columns/axis.ts';
import { computeNumbers } from './compute-numbers.ts';
import { createSweepData } from './sweep-data.ts';

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

test('a stored curve that arrives after live points of its run gives the points before them', () => {
  const data = load();
  const stored = (iterations: readonly number[]) => {
    const bytes = new ArrayBuffer(32 + 12 * iterations.length);
    new Uint32Array(bytes, 0, 4).set([0x63717773, 1, 1, 0]);
    new Uint32Array(bytes, 16, 4).set([3, 9, iterations.length, 0]);
    new Float64Array(bytes, 32, iterations.length).set(iterations.map(costAt));
    new Uint32Array(bytes, 32 + 8 * iterations.length, iterations.length).set(iterations);
    data.addCurves(bytes);
  };
  const costAt = (iteration: number) => 1 / (1 + iteration);
  const live = (...iterations: number[]) => {
    const points = iterations.map((iteration) => ({ iteration, cost: costAt(iteration) }));
    data.change({ ...noChange, live: [{ run: 2, points }] });
  };
  const shown = () => {
    const { iterations = [], costs = [] } = data.row(3)?.curve ?? {};
    expect(costs).toEqual(iterations.map(costAt));
    return iterations;
  };
  live(40, 49);
  stored([]);
  expect(shown()).toEqual([40, 49]);
  stored([0, 20, 40, 44]);
  expect(shown()).toEqual([0, 20, 40, 44, 49]);
  live(49, 60);
  expect(shown()).toEqual([0, 20, 40, 44, 49, 60]);
  stored([0, 30, 60, 80]);
  expect(shown()).toEqual([0, 30, 60, 80]);
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

test('of trials with the best value, the one with the lowest cost is the best', () => {
  const data = createSweepData();
  const costs = [0.5, 0.3, 0.4, 0.3];
  const columns = {
    index: [0, 1, 2, 3],
    run: [0, 1, 2, 3],
    status: costs.map(() => 'completed'),
    'params.learningRate': [1, 2, 3, 4],
    'params.iterations': costs.map(() => 10),
    'metrics.train.cost': costs.map(() => 1),
    'metrics.test.accuracy': [0.8, 0.8, 0.8, 0.8],
    'metrics.test.cost': costs,
    rung: costs.map(() => null),
  };
  data.load(decodedOf(columns, '1-0'), ranking);
  expect(data.facts().best).toEqual({ row: 1, value: 0.8 });
});
