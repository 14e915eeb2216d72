import { type Column, codeOf, type Table } from './table.ts';

/** New values of some cells of a trial. Null removes a value. Columns that the table does not have are ignored. */
export type RowChange = { row: number; cells: Record<string, number | string | null> };

/** Applies changes in place. Returns the names of the columns that have other values now. Rows beyond the table are ignored. */
export function applyChanges(table: Table, changes: readonly RowChange[]): Set<string> {
  const changed = new Set<string>();
  for (const { row, cells } of changes) {
    if (row < 0 || row >= table.count) continue;
    for (const [name, cell] of Object.entries(cells)) {
      const column = table.columns.get(name);
      if (column !== undefined && setCell(column, row, cell)) changed.add(name);
    }
  }
  return changed;
}

/** Returns whether the cell had another value before. */
function setCell(column: Column, row: number, cell: number | string | null): boolean {
  if (column.kind === 'word') {
    const code = cell === null ? -1 : codeOf(column, String(cell));
    if (column.codes[row] === code) return false;
    column.codes[row] = code;
    return true;
  }
  const value = typeof cell === 'number' ? cell : Number.NaN;
  if (Object.is(column.values[row], value)) return false;
  column.values[row] = value;
  return true;
}
