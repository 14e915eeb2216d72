import { float64, int32, tableFromArrays, tableToIPC } from '@uwdata/flechette';
import { expect, test } from 'vitest';
import { decodeTable } from './decode-table.ts';
import { sortRows } from './sort-rows.ts';
import type { Table } from './table.ts';
import { tieCosts } from './tie-costs.ts';

test('equal values are in the order of the cost of their split, a missing one last, except in results without a cost of test', () => {
  const tableOf = (costs: (number | null)[]) =>
    decodeTable(
      tableToIPC(
        tableFromArrays(
          {
            index: [0, 1, 2, 3],
            'metrics.test.accuracy': [0.7, 0.7, 0.7, 0.8],
            'metrics.test.cost': costs,
          },
          {
            types: {
              index: int32(),
              'metrics.test.accuracy': float64(),
              'metrics.test.cost': float64(),
            },
          },
        ),
        { format: 'stream' },
      ) as Uint8Array,
    ).table;
  const sorted = (table: Table) => {
    const sort = { column: 'metrics.test.accuracy', descending: true };
    return [
      ...sortRows(
        table,
        Uint32Array.of(0, 1, 2, 3),
        sort,
        tieCosts(table, 'metrics.test.accuracy'),
      ),
    ];
  };
  expect(sorted(tableOf([0.9, null, 0.4, 5]))).toEqual([3, 2, 0, 1]);
  expect(sorted(tableOf([null, null, null, null]))).toEqual([3, 0, 1, 2]);
});
