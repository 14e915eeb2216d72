import { type Column, codeOf, type Table } from './table.ts';

/**
 * Adds columns to a table in place, in the order of `added`. A column that the table has gets the values of `added`. Rows beyond the
 * table are ignored. Returns the rows in which a known column has another value now.
 */
export function mergeColumns(table: Table, added: Table): number[] {
  const changed = new Set<number>();
  const count = Math.min(table.count, added.count);
  for (const [name, more] of added.columns) {
    if (name === 'index') continue;
    const known = table.columns.get(name);
    // Without this, a known column would keep its place in the order.
    table.columns.delete(name);
    table.columns.set(name, known === undefined ? grown(more, table.count) : known);
    if (known !== undefined) {
      for (const row of replaceValues(known, more, count)) changed.add(row);
    }
  }
  return [...changed];
}

/** Returns the column with missing values up to `count`. */
function grown(column: Column, count: number): Column {
  if (column.kind === 'number') {
    const values = new Float64Array(count).fill(Number.NaN);
    values.set(column.values.subarray(0, count));
    return { ...column, values };
  }
  const codes = new Int32Array(count).fill(-1);
  codes.set(column.codes.subarray(0, count));
  return { ...column, codes };
}

/** A column without values is decoded as one of numbers, so the kinds of a column can differ. Then the known values stay. */
function* replaceValues(known: Column, more: Column, count: number): Generator<number> {
  if (known.kind === 'number' && more.kind === 'number') {
    for (let row = 0; row < count; row += 1) {
      const value = more.values[row] as number;
      if (Object.is(known.values[row], value)) continue;
      known.values[row] = value;
      yield row;
    }
  } else if (known.kind === 'word' && more.kind === 'word') {
    const ofCode = more.words.map((word) => codeOf(known, word));
    for (let row = 0; row < count; row += 1) {
      const code = ofCode[more.codes[row] as number] ?? -1;
      if (known.codes[row] === code) continue;
      known.codes[row] = code;
      yield row;
    }
  }
}
