import { expect, test } from 'vitest';
import { writeCsv } from './write-csv.ts';

test('the columns are the dotted paths of all items, and a missing value is an empty cell', () => {
  const items = [
    { id: 't0', metrics: null, params: { l2: 0.5 } },
    { id: 't1', metrics: { test: { accuracy: 1e-7 } }, params: { l2: -1 } },
  ];
  expect(writeCsv(items)).toBe('id,params.l2,metrics.test.accuracy\r\nt0,0.5,\r\nt1,-1,1e-7\r\n');
});

test.each([
  ['a,b', '"a,b"'],
  ['say "x"', '"say ""x"""'],
  ['=1+1', "'=1+1"],
  ['a\u001b[2J', 'a�[2J'],
  [['a', 'b'], '"[""a"",""b""]"'],
  [true, 'true'],
  [null, ''],
])('the cell of %j is %s', (value, cell) => {
  expect(writeCsv([{ value }])).toBe(`value\r\n${cell}\r\n`);
});

test('the layers of a network are a text, as in the tables of the API', () => {
  const items = [{ params: { layers: [20, 7, 5] } }, { params: { layers: [] } }];
  expect(writeCsv(items)).toBe('params.layers\r\n20-7-5\r\nnone\r\n');
});

test('a list without items is empty', () => {
  expect(writeCsv([])).toBe('');
});
