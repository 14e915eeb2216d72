// Writes items as CSV (RFC 4180) with the dotted paths of their members as columns, as in the tables of the API.
import { formatLayers } from '@sweepq/view';
import { printable } from '../show/printable.ts';

type Row = ReadonlyMap<string, unknown>;

/** The columns are the paths of all items, in the order in which they appear. */
export function writeCsv(items: readonly unknown[]): string {
  const rows = items.map((item) => new Map(flatten(item, '')));
  // A member that is an object in one item and null in another has columns only for its own members.
  const all = [...new Set(rows.flatMap((row) => [...row.keys()]))];
  const columns = all.filter((path) => !all.some((other) => other.startsWith(`${path}.`)));
  if (columns.length === 0) return '';
  const line = (cells: readonly string[]) => `${cells.map(quote).join(',')}\r\n`;
  return [line(columns), ...rows.map((row) => line(columns.map((path) => cellOf(row, path))))].join(
    '',
  );
}

function* flatten(value: unknown, path: string): Generator<[string, unknown]> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    yield [path, value];
    return;
  }
  for (const [name, member] of Object.entries(value)) {
    yield* flatten(member, path === '' ? name : `${path}.${name}`);
  }
}

/**
 * A number is written as in JSON, a missing value as an empty cell, and a list as JSON. The layers of a network are a text such as `20-7-5`,
 * as in the tables of the API and in filters.
 */
function cellOf(row: Row, path: string): string {
  const value = row.get(path) ?? '';
  if (path === 'params.layers' && Array.isArray(value)) return formatLayers(value);
  if (typeof value === 'string') return makeInert(printable(value));
  return JSON.stringify(value);
}

/** Prefixes text that a spreadsheet would run as a formula with an apostrophe. */
const makeInert = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const quote = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
