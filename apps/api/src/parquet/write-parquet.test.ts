import { readParquet } from '@sweepq/testing/read-parquet.ts';
import { expect, test } from 'vitest';
import { type ParquetColumn, writeEnd, writeRowGroup } from './write-parquet.ts';

const text = {
  type: 'BYTE_ARRAY',
  converted_type: 'UTF8',
  logical_type: { type: 'STRING' },
} as const;
const time = {
  type: 'INT64',
  converted_type: 'TIMESTAMP_MILLIS',
  logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
} as const;

const rows = [
  [0, 0.1, 'ended', true, 1_795_975_057_476],
  [1, null, null, false, 0],
  [2, Number.NaN, 'grün', true, null],
  [3, -0, '', false, -1],
  [4, Number.POSITIVE_INFINITY, 'ended', true, 2],
] as const;

const columnsOf = (some: readonly (typeof rows)[number][]): ParquetColumn[] => {
  const column = (k: number) => some.map((row) => row[k] as never);
  return [
    {
      ...{ element: { name: 'index', type: 'INT32', repetition_type: 'REQUIRED' } },
      ...{ encoding: 'DELTA_BINARY_PACKED', values: Int32Array.from(column(0)) },
    },
    { element: { name: 'x', type: 'DOUBLE', repetition_type: 'OPTIONAL' }, values: column(1) },
    { element: { name: 'word', repetition_type: 'OPTIONAL', ...text }, values: column(2) },
    { element: { name: 'is', type: 'BOOLEAN', repetition_type: 'REQUIRED' }, values: column(3) },
    {
      element: { name: 'at', repetition_type: 'OPTIONAL', ...time },
      values: column(4).map((ms) => (ms === null ? null : new Date(ms))),
    },
  ];
};

/** Writes the rows in pieces of these lengths. */
function writeFile(lengths: readonly number[]): Uint8Array {
  const pieces: Uint8Array[] = [];
  const groups = [];
  let [from, offset] = [0, 0];
  let schema: ReturnType<typeof writeRowGroup>['schema'] = [];
  for (const count of lengths) {
    const part = writeRowGroup(columnsOf(rows.slice(from, from + count)), { count, offset });
    if (part.group !== undefined) groups.push(part.group);
    pieces.push(part.bytes);
    schema = part.schema;
    from += count;
    offset += part.bytes.length;
  }
  pieces.push(writeEnd({ offset, schema, groups, metadata: { revision: '7' } }));
  return Buffer.concat(pieces);
}

test.each([
  ['one piece', [5], 1],
  ['several pieces', [1, 3, 1], 3],
  ['pieces without rows', [0, 3, 0, 2, 0], 2],
])('another reader finds every row and type of a file in %s', async (_, lengths, groups) => {
  const table = await readParquet(writeFile(lengths));
  expect(table.names).toEqual(['index', 'x', 'word', 'is', 'at']);
  expect(table.types).toEqual([
    ...['INTEGER', 'DOUBLE', 'VARCHAR', 'BOOLEAN', 'TIMESTAMP WITH TIME ZONE'],
  ]);
  expect(table.rows).toEqual(rows);
  expect(table.groups).toBe(groups);
  expect(table.metadata).toEqual({ revision: '7' });
});

test('a file without rows has the columns', async () => {
  const table = await readParquet(writeFile([0]));
  expect([table.names.length, table.rows, table.groups]).toEqual([5, [], 0]);
});
