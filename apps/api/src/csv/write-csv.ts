// CSV as RFC 4180 has it, fit for a spreadsheet.
export type Cell = string | number | null;

/** A column of a table: its name, and what a row has there. */
export type Column<Row> = readonly [name: string, cell: (row: Row) => Cell];

export const writeHead = <Row>(columns: readonly Column<Row>[]) =>
  writeLine(columns.map(([name]) => name));

export const writeRow = <Row>(columns: readonly Column<Row>[], row: Row) =>
  writeLine(columns.map(([, cell]) => cell(row)));

const writeLine = (cells: readonly Cell[]) => `${cells.map(writeCell).join(',')}\r\n`;

/** Numbers as JSON has them; nothing for what there is not. */
function writeCell(cell: Cell): string {
  if (typeof cell === 'number') return JSON.stringify(cell);
  const text = makeInert(cell ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A spreadsheet takes text that begins like this for a formula, and runs it; after an apostrophe it is text. */
const makeInert = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
