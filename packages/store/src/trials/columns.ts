// The metric columns of the standings. The record of a sweep names its columns. So a later version with one more metric can read and
// write the entries of an old sweep, without a conversion of the stored data.
import { metricNames } from '@sweepq/contract';
import { readPart } from '../bad-record.ts';

/** The columns of a sweep whose record names no columns. This list never changes. */
export const columnsOfVersion1: readonly string[] = [
  'validationAccuracy',
  'validationCost',
  'testAccuracy',
  'trainAccuracy',
  'trainCost',
];

/** The columns of a new sweep, and of an entry that this version encodes. */
export const newColumns: readonly string[] = metricNames;

/** Returns the columns that a sweep's record names. */
export function parseColumns(text: string | null | undefined): readonly string[] {
  if (text === null || text === undefined) return columnsOfVersion1;
  return readPart('metrics', () => parseNames(text));
}

/** Parses a stored list of names. */
export function parseNames(text: string): string[] {
  const names: unknown = JSON.parse(text);
  if (Array.isArray(names) && names.every((name) => typeof name === 'string')) return names;
  throw new TypeError('It is not a list of names.');
}

/** The offset of the columns in an entry. */
export const columnsAt = 8;
export const bytesOf = (columns: readonly string[]) => columnsAt + 8 * columns.length;
