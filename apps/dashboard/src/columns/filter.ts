import { type Bitset, bitsetWhere, intersect } from './bitset.ts';
import type { Clause } from './clause.ts';
import type { Column, Table } from './table.ts';

/**
 * Keeps the rows that pass a filter. A brush changes one clause many times a second, so each clause keeps its own rows, and a
 * change computes only the rows of the clauses that are new.
 */
export function createFilter(table: Table) {
  let parts = new Map<string, { clause: Clause; rows: Bitset }>();
  let rows = intersect([], table.count);

  return {
    rows: () => rows,

    /** `changed` are columns whose values have changed since the last call. */
    set(clauses: readonly Clause[], changed: ReadonlySet<string> = new Set()): Bitset {
      const next = new Map<string, { clause: Clause; rows: Bitset }>();
      for (const clause of clauses) {
        const key = JSON.stringify(clause);
        const known = changed.has(clause.column) ? undefined : parts.get(key);
        next.set(key, known ?? { clause, rows: rowsOfClause(table, clause) });
      }
      parts = next;
      rows = intersect(
        [...parts.values()].map((part) => part.rows),
        table.count,
      );
      return rows;
    },
  };
}

/** A clause about a column that the table does not have passes all rows. */
function rowsOfClause(table: Table, clause: Clause): Bitset {
  const column = table.columns.get(clause.column);
  if (column === undefined) return bitsetWhere(table.count, () => true);
  return bitsetWhere(table.count, testOf(column, clause));
}

function testOf(column: Column, clause: Clause): (row: number) => boolean {
  if (clause.kind === 'range') {
    if (column.kind !== 'number') return () => true;
    const { values } = column;
    const { min, max } = clause;
    return (row) => (values[row] as number) >= min && (values[row] as number) <= max;
  }
  if (column.kind === 'number') {
    const wanted = new Set(clause.words.map(Number));
    return (row) => wanted.has(column.values[row] as number);
  }
  const wanted = new Set(clause.words.map((word) => column.words.indexOf(word)));
  return (row) => (column.codes[row] as number) >= 0 && wanted.has(column.codes[row] as number);
}
