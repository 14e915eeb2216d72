import {
  bool,
  dictionary,
  float64,
  int32,
  tableFromArrays,
  tableToIPC,
  utf8,
} from '@uwdata/flechette';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyChanges } from './apply-changes.ts';
import { axisOf, positionOf, positionsOf, valueAt } from './axis.ts';
import { bestSoFar } from './best-so-far.ts';
import { distributionOf, medianCells } from './bins.ts';
import { countBits, rowsOf } from './bitset.ts';
import { type Clause, formatClauses, parseClauses, toApiFilter, withClause } from './clause.ts';
import { decodeTable } from './decode-table.ts';
import { describe } from './describe.ts';
import { createFilter } from './filter.ts';
import { sortRows } from './sort-rows.ts';
import { cellOf, type Table } from './table.ts';

const encode = () =>
  tableToIPC(
    tableFromArrays(
      {
        index: [2, 0, 1],
        status: ['diverged', 'completed', 'completed'],
        'params.learningRate': [1, 0.001, 0.01],
        'params.nesterov': [true, false, null],
        'metrics.test.accuracy': [null, 0.7, 0.66],
      },
      {
        types: {
          index: int32(),
          status: dictionary(utf8()),
          'params.learningRate': float64(),
          'params.nesterov': bool(),
          'metrics.test.accuracy': float64(),
        },
      },
    ),
    { format: 'stream' },
  ) as Uint8Array;

const read = () => decodeTable(encode()).table;
const column = (table: Table, name: string) =>
  Array.from({ length: table.count }, (_, row) => {
    const found = table.columns.get(name);
    return found && cellOf(found, row);
  });

test('the columns of an Arrow stream are read in the order of the index, with missing values', () => {
  const table = read();
  expect(column(table, 'status')).toEqual(['completed', 'completed', 'diverged']);
  expect(column(table, 'params.learningRate')).toEqual([0.001, 0.01, 1]);
  expect(column(table, 'params.nesterov')).toEqual(['false', null, 'true']);
  expect(column(table, 'metrics.test.accuracy')).toEqual([0.7, 0.66, null]);
  expect(column(table, 'index')).toEqual([0, 1, 2]);
});

test('a change of a row changes its cells only, and names the changed columns', () => {
  const table = read();
  const cells = { status: 'completed', 'metrics.test.accuracy': 0.5, unknown: 1 };
  expect([...applyChanges(table, [{ row: 2, cells }])].sort()).toEqual([
    'metrics.test.accuracy',
    'status',
  ]);
  expect(applyChanges(table, [{ row: 2, cells }]).size).toBe(0);
  expect(applyChanges(table, [{ row: 3, cells }]).size).toBe(0);
  expect(column(table, 'metrics.test.accuracy')).toEqual([0.7, 0.66, 0.5]);
  applyChanges(table, [{ row: 0, cells: { status: 'queued', 'metrics.test.accuracy': null } }]);
  expect(column(table, 'status')).toEqual(['queued', 'completed', 'completed']);
  expect(column(table, 'metrics.test.accuracy')).toEqual([null, 0.66, 0.5]);
});

const tableOf = (values: number[]): Table => ({
  count: values.length,
  columns: new Map([
    ['x', { kind: 'number', name: 'x', values: Float64Array.from(values) }],
    ['y', { kind: 'number', name: 'y', values: Float64Array.from(values, (x) => -x) }],
  ]),
});

test('a filter passes the rows that pass every clause, also after other clauses', () => {
  const number = fc.double({ min: -10, max: 10, noNaN: true });
  const values = fc.array(fc.oneof(number, fc.constant(Number.NaN)), { maxLength: 100 });
  fc.assert(
    fc.property(values, fc.array(fc.tuple(number, number), { maxLength: 4 }), (list, ranges) => {
      const filter = createFilter(tableOf(list));
      for (const [a, b] of ranges) {
        const clauses: Clause[] = [
          { kind: 'range', column: 'x', min: Math.min(a, b), max: Number.POSITIVE_INFINITY },
          { kind: 'range', column: 'y', min: Number.NEGATIVE_INFINITY, max: Math.max(a, b) },
        ];
        const rows = filter.set(clauses);
        const expected = list.flatMap((x, row) =>
          x >= Math.min(a, b) && -x <= Math.max(a, b) ? [row] : [],
        );
        expect([...rowsOf(rows)]).toEqual(expected);
        expect(countBits(rows)).toBe(expected.length);
      }
      expect(countBits(filter.set([]))).toBe(list.length);
    }),
  );
});

test('a filter of a column whose values have changed is computed again', () => {
  const table = tableOf([1, 2, 3]);
  const filter = createFilter(table);
  const clauses: Clause[] = [{ kind: 'range', column: 'x', min: 2, max: 9 }];
  expect(countBits(filter.set(clauses))).toBe(2);
  const changed = applyChanges(table, [{ row: 0, cells: { x: 5 } }]);
  expect(countBits(filter.set(clauses, changed))).toBe(3);
});

test('words filter words, truth values and numbers', () => {
  const table = read();
  const count = (name: string, words: string[]) =>
    countBits(createFilter(table).set([{ kind: 'words', column: name, words }]));
  expect(count('status', ['completed'])).toBe(2);
  expect(count('params.nesterov', ['true', 'false'])).toBe(2);
  expect(count('params.learningRate', ['0.01', '1'])).toBe(2);
});

test('the text of clauses in the URL gives the same clauses', () => {
  const clauses: Clause[] = [
    { kind: 'range', column: 'params.learningRate', min: 0.001, max: Number.POSITIVE_INFINITY },
    { kind: 'range', column: 'metrics.train.cost', min: -1e-7, max: 1e21 },
    { kind: 'words', column: 'status', words: ['completed', 'a;b|c: %'] },
  ];
  expect(parseClauses(formatClauses(clauses))).toEqual(clauses);
  expect(parseClauses('nonsense;:;x:..;%;y:%zz')).toEqual([
    { kind: 'range', column: 'x', min: Number.NEGATIVE_INFINITY, max: Number.POSITIVE_INFINITY },
  ]);
});

test('a clause replaces that of its column and keeps its place', () => {
  const a: Clause = { kind: 'words', column: 'a', words: ['1'] };
  const b: Clause = { kind: 'words', column: 'b', words: ['1'] };
  const other: Clause = { kind: 'words', column: 'a', words: ['2'] };
  expect(withClause([a, b], 'a', other)).toEqual([other, b]);
  expect(withClause([a, b], 'a', undefined)).toEqual([b]);
  expect(withClause([b], 'a', a)).toEqual([b, a]);
});

test('clauses become a filter of the API', () => {
  expect(
    toApiFilter([
      { kind: 'range', column: 'params.l2', min: 0.1, max: Number.POSITIVE_INFINITY },
      { kind: 'words', column: 'status', words: ['completed', 'failed'] },
      { kind: 'words', column: 'params.nesterov', words: ['true'] },
      { kind: 'range', column: 'run', min: 1, max: 2 },
    ]),
  ).toBe('params.l2 >= 0.1 AND (status = completed OR status = failed) AND params.nesterov = true');
});

test('rows are sorted by a column, with missing values last in both directions', () => {
  const table = read();
  const sorted = (name: string, descending: boolean) => [
    ...sortRows(table, Uint32Array.of(0, 1, 2), { column: name, descending }),
  ];
  expect(sorted('metrics.test.accuracy', true)).toEqual([0, 1, 2]);
  expect(sorted('metrics.test.accuracy', false)).toEqual([1, 0, 2]);
  expect(sorted('status', true)).toEqual([2, 0, 1]);
  expect(sorted('status', false)).toEqual([0, 1, 2]);
});

test('facts tell the range, the few values, and whether a log axis fits', () => {
  const facts = new Map(describe(read()).map((each) => [each.name, each]));
  expect(facts.get('params.learningRate')).toMatchObject({ min: 0.001, max: 1, isLog: true });
  expect(facts.get('metrics.test.accuracy')).toMatchObject({
    ...{ min: 0.66, max: 0.7, missing: 1, isLog: false },
  });
  expect(facts.get('status')?.few).toEqual(['completed', 'diverged']);
});

test('a log axis fits values that are drawn from a log range, and not those of a linear range', () => {
  const isLog = (of: (share: number) => number) => {
    const table = tableOf(Array.from({ length: 500 }, (_, k) => of((k + 0.5) / 500)));
    return describe(table).find(({ name }) => name === 'x')?.isLog;
  };
  expect(isLog((share) => share)).toBe(false);
  expect(isLog((share) => 10 ** (-4 + 4 * share))).toBe(true);
  expect(isLog((share) => 0.0003 * 60 ** share)).toBe(true);
  expect(isLog((share) => -(10 ** share))).toBe(false);
});

test('an axis maps values to positions and back', () => {
  const table = read();
  const facts = describe(table).find(({ name }) => name === 'params.learningRate');
  if (facts === undefined) throw new Error('no such column');
  for (const isFlipped of [false, true]) {
    const axis = axisOf(facts, { isFlipped });
    expect(valueAt(axis, positionOf(axis, 0.01))).toBeCloseTo(0.01, 12);
    const positions = [...positionsOf(table, axis)];
    expect(positions.map((at) => at.toFixed(3))).toEqual(
      isFlipped ? ['1.000', '0.667', '0.000'] : ['0.000', '0.333', '1.000'],
    );
  }
});

test('the best so far goes up for a maximised metric and down for a minimised one', () => {
  const values = Float64Array.of(Number.NaN, 2, 1, 3, 3, 0);
  expect(bestSoFar(values, 'maximize').map(({ row }) => row)).toEqual([1, 3]);
  expect(bestSoFar(values, 'minimize').map(({ row }) => row)).toEqual([1, 2, 5]);
});

test('cells have the median of their values and count diverged trials', () => {
  const x = [0.1, 0.1, 0.1, 0.9, 0.9, 1.5];
  const values = Float64Array.of(3, 1, 2, 5, 9, 1);
  const grid = { x: (row: number) => x[row] as number, y: () => 0, columns: 2, lines: 1 };
  const cells = medianCells(Uint32Array.of(0, 1, 2, 3, 4, 5), grid, values, (row) => row === 4);
  expect(cells).toEqual([
    { column: 0, line: 0, count: 3, median: 2, diverged: 0 },
    { column: 1, line: 0, count: 1, median: 5, diverged: 1 },
  ]);
});

test('a distribution ends at 1, and equal values are one step', () => {
  expect(distributionOf(Float64Array.of(2, 1, 2, Number.NaN, 4))).toEqual([
    { value: 1, share: 0.25 },
    { value: 2, share: 0.75 },
    { value: 4, share: 1 },
  ]);
  const many = distributionOf(Float64Array.from({ length: 10_000 }, (_, k) => k));
  expect(many.length).toBeLessThanOrEqual(401);
  expect(many.at(-1)).toEqual({ value: 9999, share: 1 });
});

test('the axis of equal values has the value in it, and that of equal shares ends at 0 and 1', () => {
  const facts = { few: undefined, isLog: false, kind: 'number' as const, missing: 0 };
  const ends = (name: string, value: number) => {
    const { min, max } = axisOf({ ...facts, name, min: value, max: value });
    return [min, max];
  };
  expect(ends('metrics.test.accuracy', 0.875)).toEqual([0.375, 1]);
  expect(ends('metrics.test.f1', 0.25)).toEqual([0, 0.75]);
  expect(ends('metrics.test.cost', 0.875)).toEqual([0.375, 1.375]);
});
