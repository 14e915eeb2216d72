import Table from 'cli-table3';
import type { Style } from './style.ts';

export type Column = {
  title: string;
  align?: 'left' | 'right';
  /** On a narrow terminal, columns with the highest rank are left out first. A column without a rank is never left out. */
  dropRank?: number;
  /** On a narrow terminal, long cells of this column are cut before any column is left out. */
  shrinks?: true;
};

export type Rows = readonly (readonly string[])[];
export type TableParts = { columns: readonly Column[]; rows: Rows };

/** The number of spaces between columns. */
export const columnGap = 2;

/** Renders a table without borders, for terminals, files and screen readers. */
export function renderTable({ columns, rows }: TableParts, style: Style): string {
  const table = new Table({
    head: columns.map(({ title }) => style('bold', title)),
    colAligns: columns.map(({ align = 'left' }) => align),
    chars: borderless,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': columnGap },
  });
  for (const row of rows) table.push([...row]);
  return table.toString().replace(/ +$/gm, '');
}

const sides = ['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left'];
const rest = ['bottom-right', 'left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle'];
const borderless = Object.fromEntries([...sides, ...rest].map((side) => [side, '']));
