import { expect, test } from 'vitest';
import { type Cell, type Column, writeHead, writeRow } from './write-csv.ts';

const columns: readonly Column<Cell>[] = [
  ['cell', (cell) => cell],
  ['end', () => 'x'],
];

test.each<[cell: Cell, written: string]>([
  [null, ''],
  ['plain', 'plain'],
  ['', ''],
  ['a,b', '"a,b"'],
  ['a "b"', '"a ""b"""'],
  ['a\r\nb', '"a\r\nb"'],
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['=a,b', `"'=a,b"`],
  [-1, '-1'],
  [1e-7, '1e-7'],
  [1e21, '1e+21'],
  [0.1 + 0.2, '0.30000000000000004'],
  [-0, '0'],
])('writes the cell %j as %j', (cell, written) => {
  expect(writeRow(columns, cell)).toBe(`${written},x\r\n`);
});

test('the header has the names of the columns', () => {
  expect(writeHead(columns)).toBe('cell,end\r\n');
});
