// The metric columns of the standings. A sweep's record names them, so that a later version with one more metric reads and writes the
// sweep's entries as they are.
import { metricNames } from '@sweepq/contract';
import { readPart } from '../bad-record.ts';

/** The columns of a sweep whose record names none. This list never changes. */
export const columnsOfVersion1: readonly string[] = [
  'validationAccuracy',
  'validationCost',
  'testAccuracy',
  'trainAccuracy',
  'trainCost',
];

/** The columns that a new sweep gets, and those of an entry that this version encodes. */
export const newColumns: readonly string[] = metricNames;

/** The columns of a sweep by what its record has. */
export function parseColumns(text: string | null | undefined): readonly string[] {
  if (text === null || text === undefined) return columnsOfVersion1;
  return readPart('metrics', () => parseNames(text));
}

/** A stored list of names. */
export function parseNames(text: string): string[] {
  const names: unknown = JSON.parse(text);
  if (Array.isArray(names) && names.every((name) => typeof name === 'string')) return names;
  throw new TypeError('It is not a list of names.');
}

/** Where the columns of an entry begin. */
export const columnsAt = 8;
export const bytesOf = (columns: readonly string[]) => columnsAt + 8 * columns.length;
