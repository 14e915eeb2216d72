import { type Column as ArrowColumn, tableFromIPC } from '@uwdata/flechette';
import { type Column, codeOf, type NumberColumn, type Table, type WordColumn } from './table.ts';

export type Decoded = {
  table: Table;
  /** The id of the last event whose changes are in the columns. The page follows the events after it. */
  eventId: string | undefined;
};

/** Reads the columns of `trials.arrow`. Row k is the trial with index k. If a trial is not in the table, its row has missing values. */
export function decodeTable(bytes: Uint8Array): Decoded {
  const arrow = tableFromIPC(bytes, { useDate: false, useBigInt: false });
  const rows = rowsOf(arrow.getChild('index'), arrow.numRows);
  const count = rows.reduce((most, row) => Math.max(most, row + 1), 0);
  const columns = new Map<string, Column>();
  for (const name of arrow.names) {
    if (name === 'index' || name === 'id') continue;
    columns.set(name, decodeColumn(name, arrow.getChild(name), rows, count));
  }
  columns.set('index', indexColumn(count));
  return { table: { count, columns }, eventId: arrow.schema.metadata?.get('eventId') || undefined };
}

/** The column `index`: the numbers of the rows. */
const indexColumn = (count: number): NumberColumn => ({
  kind: 'number',
  name: 'index',
  values: Float64Array.from({ length: count }, (_, row) => row),
});

function rowsOf(index: ArrowColumn<unknown> | undefined, count: number): number[] {
  if (index === undefined) return Array.from({ length: count }, (_, row) => row);
  return Array.from(index.toArray() as ArrayLike<number>);
}

function decodeColumn(
  name: string,
  column: ArrowColumn<unknown>,
  rows: readonly number[],
  count: number,
): Column {
  const cells = column.toArray() as ArrayLike<unknown>;
  return isOfWords(cells)
    ? decodeWords(name, cells, rows, count)
    : decodeNumbers(name, cells, rows, count);
}

/** Whether the first cell with a value is a text or a boolean. */
function isOfWords(cells: ArrayLike<unknown>): boolean {
  for (let k = 0; k < cells.length; k += 1) {
    const cell = cells[k];
    if (cell !== null && cell !== undefined) return typeof cell !== 'number';
  }
  return false;
}

function decodeNumbers(
  name: string,
  cells: ArrayLike<unknown>,
  rows: readonly number[],
  count: number,
): NumberColumn {
  const values = new Float64Array(count).fill(Number.NaN);
  for (let k = 0; k < rows.length; k += 1) {
    const cell = cells[k];
    if (typeof cell === 'number') values[rows[k] as number] = cell;
  }
  return { kind: 'number', name, values };
}

function decodeWords(
  name: string,
  cells: ArrayLike<unknown>,
  rows: readonly number[],
  count: number,
): WordColumn {
  const column: WordColumn = {
    kind: 'word',
    name,
    codes: new Int32Array(count).fill(-1),
    words: [],
  };
  const codes = new Map<unknown, number>();
  for (let k = 0; k < rows.length; k += 1) {
    const cell = cells[k];
    if (cell === null || cell === undefined) continue;
    const code = codes.get(cell) ?? codeOf(column, String(cell));
    codes.set(cell, code);
    column.codes[rows[k] as number] = code;
  }
  return column;
}
