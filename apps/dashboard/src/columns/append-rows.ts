import { type Column, codeOf, type NumberColumn, type Table, type WordColumn } from './table.ts';

/** Returns a table with the rows of `table`, and with those of `added` that come after them. */
export function appendRows(table: Table, added: Table): Table {
  const from = table.count;
  const count = Math.max(from, added.count);
  const columns = new Map<string, Column>();
  for (const name of new Set([...table.columns.keys(), ...added.columns.keys()])) {
    const known = table.columns.get(name);
    const more = added.columns.get(name);
    // A column without values has no words, so it is decoded as one of numbers.
    const isOfWords = known?.kind === 'word' || more?.kind === 'word';
    const join = isOfWords ? joinWords : joinNumbers;
    columns.set(name, join(name, { known, more, from, count }));
  }
  return { count, columns };
}

type Parts = { known: Column | undefined; more: Column | undefined; from: number; count: number };

function joinNumbers(name: string, { known, more, from, count }: Parts): NumberColumn {
  const values = new Float64Array(count).fill(Number.NaN);
  if (known?.kind === 'number') values.set(known.values);
  if (more?.kind === 'number') values.set(more.values.subarray(from), from);
  return { kind: 'number', name, values };
}

function joinWords(name: string, { known, more, from, count }: Parts): WordColumn {
  const codes = new Int32Array(count).fill(-1);
  const column: WordColumn = { kind: 'word', name, codes, words: [] };
  if (known?.kind === 'word') {
    codes.set(known.codes);
    column.words.push(...known.words);
  }
  if (more?.kind === 'word') {
    const ofCode = more.words.map((word) => codeOf(column, word));
    for (let row = from; row < more.codes.length; row += 1) {
      codes[row] = ofCode[more.codes[row] as number] ?? -1;
    }
  }
  return column;
}
