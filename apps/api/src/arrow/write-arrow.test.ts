import { bool, float64, TimeUnit, tableFromIPC, timestamp, utf8 } from '@uwdata/flechette';
import { tableFromIPC as readByApache } from 'apache-arrow';
import { expect, test } from 'vitest';
import { type ArrowColumn, createArrowWriter } from './write-arrow.ts';

type Row = { x: number | null; word: string | null; text: string | null; is: boolean; at: number };

const columns: ArrowColumn<Row>[] = [
  { name: 'x', type: float64(), isNullable: true, read: ({ x }) => x },
  { name: 'word', words: ['queued', 'ended'], isNullable: true, read: ({ word }) => word },
  { name: 'text', type: utf8(), isNullable: true, read: ({ text }) => text },
  { name: 'is', type: bool(), read: (row) => row.is },
  { name: 'at', type: timestamp(TimeUnit.MILLISECOND, 'UTC'), read: ({ at }) => at },
];

const rows: Row[] = [
  { x: 0.1, word: 'ended', text: 'grün', is: true, at: 1_795_975_057_476 },
  { x: null, word: null, text: null, is: false, at: 0 },
  { x: Number.NaN, word: 'queued', text: '', is: true, at: 1 },
  { x: -0, word: 'ended', text: 'a,b', is: true, at: 2 },
];

/** Writes the rows in pieces of these lengths. */
function writeStream(lengths: readonly number[], metadata = { revision: '7' }): Uint8Array {
  const write = createArrowWriter(columns);
  let from = 0;
  const pieces = lengths.map((length, k) => {
    const isLast = k === lengths.length - 1;
    const some = rows.slice(from, from + length);
    from += length;
    return write(some, { head: k === 0 ? metadata : undefined, isLast });
  });
  return Buffer.concat(pieces);
}

test.each([
  ['one piece', [4]],
  ['several pieces', [1, 2, 1]],
  ['pieces without rows', [0, 3, 0, 1, 0]],
])('two other readers find every row of a stream in %s', (_, lengths) => {
  const bytes = writeStream(lengths);
  const table = tableFromIPC(bytes);
  expect(table.toArray()).toEqual(rows);
  expect(table.schema.metadata?.get('revision')).toBe('7');
  const other = readByApache(bytes);
  expect([...other].map((row) => ({ ...row.toJSON() }))).toEqual(rows);
  expect(other.schema.metadata.get('revision')).toBe('7');
  expect(other.schema.fields.map(({ name, nullable }) => [name, nullable])).toEqual(
    columns.map(({ name, isNullable = false }) => [name, isNullable]),
  );
});

test('a stream without rows has the columns', () => {
  for (const lengths of [[0], [0, 0]]) {
    const bytes = writeStream(lengths);
    expect(readByApache(bytes).schema.fields).toHaveLength(5);
    expect(readByApache(bytes).numRows).toBe(0);
    expect(tableFromIPC(bytes).numRows).toBe(0);
  }
});

test('a column of words refuses another word', () => {
  const write = createArrowWriter(columns);
  const row = { ...(rows[0] as Row), word: 'later' };
  expect(() => write([row], { isLast: true })).toThrow(
    'Expected a word of the column `word`, got `later`.',
  );
});
