// The metric columns of the standings. The record of a sweep names its columns. So a later version with one more metric can read and
// write the entries of an old sweep, without a conversion of the stored data.
import {
  firstMetrics,
  type MetricName,
  metricNames,
  metricOf,
  type SweepSpec,
  tieMetricOf,
} from '@sweepq/contract';
import { readPart } from '../bad-record.ts';

/** The columns of a sweep whose record names no columns. This list never changes. */
export const columnsOfVersion1: readonly string[] = [
  'validationAccuracy',
  'validationCost',
  'testAccuracy',
  'trainAccuracy',
  'trainCost',
];

/** The columns of an entry that this version encodes. The script that writes the entry keeps those of the sweep. */
export const encodedColumns: readonly string[] = metricNames;

/**
 * The columns of a new sweep: the metrics by which it ranks its trials, and the first metrics of its splits. A list that is sorted or
 * filtered by another metric reads this metric from the outcomes (decision 76).
 */
export function columnsOf({ objective, validation }: SweepSpec): readonly string[] {
  const { metric } = objective;
  const needed = new Set([...firstMetrics, metric, tieMetricOf(metric)]);
  return metricNames.filter((name) => needed.has(name) && canHave({ validation }, name));
}

/** Whether trials of a sweep can have a metric: those of validation only if the sweep has one. */
export const canHave = ({ validation }: Pick<SweepSpec, 'validation'>, name: MetricName) =>
  validation != null || metricOf(name).split !== 'validation';

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
