// The trials of a sweep as typed columns. Row k is the trial with index k.

/** A missing value is NaN. */
export type NumberColumn = { kind: 'number'; name: string; values: Float64Array };

/** `codes` are indices of `words`. −1 is a missing value. */
export type WordColumn = { kind: 'word'; name: string; codes: Int32Array; words: string[] };

export type Column = NumberColumn | WordColumn;

export type Table = { count: number; columns: Map<string, Column> };

export const emptyTable = (): Table => ({ count: 0, columns: new Map() });

export function numbersOf(table: Table, name: string): Float64Array | undefined {
  const column = table.columns.get(name);
  return column?.kind === 'number' ? column.values : undefined;
}

export function wordsOf(table: Table, name: string): WordColumn | undefined {
  const column = table.columns.get(name);
  return column?.kind === 'word' ? column : undefined;
}

/** Returns the value of a cell. Null if it is missing. */
export function cellOf(column: Column, row: number): number | string | null {
  if (column.kind === 'word') return column.words[column.codes[row] ?? -1] ?? null;
  const value = column.values[row] ?? Number.NaN;
  return Number.isNaN(value) ? null : value;
}

/** Returns the code of a word. A new word gets the next code. */
export function codeOf(column: WordColumn, word: string): number {
  const code = column.words.indexOf(word);
  if (code >= 0) return code;
  column.words.push(word);
  return column.words.length - 1;
}
