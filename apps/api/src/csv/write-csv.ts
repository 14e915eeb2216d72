// Writes CSV (RFC 4180) that is safe to open in a spreadsheet.
export type Cell = string | number | null;

/** A column of a table: its name, and its value in a row. */
export type Column<Row> = readonly [name: string, cell: (row: Row) => Cell];

export const writeHead = <Row>(columns: readonly Column<Row>[]) =>
  writeLine(columns.map(([name]) => name));

export const writeRow = <Row>(columns: readonly Column<Row>[], row: Row) =>
  writeLine(columns.map(([, cell]) => cell(row)));

const writeLine = (cells: readonly Cell[]) => `${cells.map(writeCell).join(',')}\r\n`;

/** Writes a number as in JSON, and null as an empty cell. */
function writeCell(cell: Cell): string {
  if (typeof cell === 'number') return JSON.stringify(cell);
  const text = makeInert(cell ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Prefixes text that a spreadsheet would run as a formula with an apostrophe. */
const makeInert = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
