// Fits a table into a terminal. Whole columns are left out, the least important ones first. Wrapped or cut lines could hide the
// column by which the rows are ranked.
import cliTruncate from 'cli-truncate';
import stringWidth from 'string-width';
import type { Style } from './style.ts';
import { columnGap, type Rows, renderTable, type TableParts } from './table.ts';

/** A cut cell keeps at least this many characters, or a quarter of the width of the terminal if that is more. */
const shortestCell = 12;

/** Renders the columns that fit into `width`, and returns the titles of the other columns. */
export function renderFitting(
  table: TableParts,
  width: number,
  style: Style,
): { text: string; leftOut: string[] } {
  const { leftOut, ...fitting } = fitTable(table, width);
  const lines = renderTable(fitting, style).split('\n');
  return { text: lines.map((line) => cliTruncate(line, width)).join('\n'), leftOut };
}

/** Returns the table with the columns that fit into `width`, and the titles of the other columns. */
export function fitTable(
  { columns, rows }: TableParts,
  width: number,
): TableParts & { leftOut: string[] } {
  const longest = Math.max(shortestCell, Math.floor(width / 4));
  const isWide =
    widthOf(
      columns.map(({ title }) => title),
      rows,
    ) > width;
  const cut = isWide
    ? rows.map((row) =>
        row.map((cell, k) => (columns[k]?.shrinks ? cliTruncate(cell, longest) : cell)),
      )
    : rows;
  let shown = columns.map((column, index) => ({ ...column, index }));
  const leftOut = new Set<number>();
  const cellsOf = (row: readonly string[]) => shown.map(({ index }) => row[index] ?? '');
  while (widthOf(cellsOf(columns.map(({ title }) => title)), cut.map(cellsOf)) > width) {
    const next = shown.findLast(({ dropRank = 0 }) => dropRank > 0 && dropRank === highest(shown));
    if (next === undefined) break;
    leftOut.add(next.index);
    shown = shown.filter(({ index }) => index !== next.index);
  }
  return {
    columns: shown,
    rows: cut.map(cellsOf),
    leftOut: columns.filter((_, index) => leftOut.has(index)).map(({ title }) => title),
  };
}

const highest = (columns: readonly { dropRank?: number }[]) =>
  Math.max(...columns.map(({ dropRank = 0 }) => dropRank));

function widthOf(titles: readonly string[], rows: Rows): number {
  const widths = titles.map((title, k) =>
    [title, ...rows.map((row) => row[k] ?? '')].reduce(
      (widest, cell) => Math.max(widest, stringWidth(cell)),
      0,
    ),
  );
  return widths.reduce((sum, each) => sum + each + columnGap, 0) - columnGap;
}
