import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { fitTable } from './fit-table.ts';
import { createStyle } from './style.ts';
import { renderTable, type TableParts } from './table.ts';

const style = createStyle(false);
const table: TableParts = {
  columns: [
    { title: 'id' },
    { title: 'first', dropRank: 2 },
    { title: 'second', dropRank: 2 },
    { title: 'third', dropRank: 1 },
    { title: 'ranking' },
  ],
  rows: [['a1', '1', '2', '3', '99 %']],
};
const titlesAt = (width: number) => fitTable(table, width).columns.map(({ title }) => title);

test('leaves out the columns with the highest rank first, and never a column without a rank', () => {
  expect(titlesAt(33)).toEqual(['id', 'first', 'second', 'third', 'ranking']);
  expect(titlesAt(32)).toEqual(['id', 'first', 'third', 'ranking']);
  expect(titlesAt(25)).toEqual(['id', 'first', 'third', 'ranking']);
  expect(titlesAt(24)).toEqual(['id', 'third', 'ranking']);
  expect(titlesAt(1)).toEqual(['id', 'ranking']);
  expect(fitTable(table, 24).leftOut).toEqual(['first', 'second']);
  expect(fitTable(table, 24).rows).toEqual([['a1', '3', '99 %']]);
});

test('every line fits the width if columns are left out, with or without colours', () => {
  const coloured = { ...table, rows: [['\u001b[32ma1\u001b[39m', '1', '2', '3', '99 %']] };
  for (let width = 11; width < 40; width++) {
    const lines = renderTable(fitTable(coloured, width), style).split('\n');
    for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(width);
  }
});

test('a long text is cut before a column is left out, and is not cut if the table fits', () => {
  const name = 'a name that is far too long for it';
  const long: TableParts = {
    columns: [{ title: 'id' }, { title: 'name', shrinks: true, dropRank: 1 }],
    rows: [['a1', name]],
  };
  expect(fitTable(long, 30).rows).toEqual([['a1', 'a name that…']]);
  expect(fitTable(long, 60).rows).toEqual([['a1', name]]);
});
