// The metrics of a trial. All code that lists, ranks, sorts or stores metrics uses this table.
import type { Metrics } from './trial.ts';

type Metric = {
  /** The name in stored data. */
  name: keyof Metrics;
  /** The name in the API, in the CLI and in tables: the path of the value in a trial of the API. */
  path: `metrics.${Metric['split']}.${Metric['measure']}`;
  /** The part of the data on which the metric is measured. */
  split: 'train' | 'validation' | 'test';
  measure: 'accuracy' | 'cost';
  /** Whether higher or lower values are better. */
  direction: 'maximize' | 'minimize';
  /** `fraction` is a value from 0 to 1. A cost in `nats` is a mean over the examples. */
  unit: 'fraction' | 'nats';
};

const accuracy = { measure: 'accuracy', direction: 'maximize', unit: 'fraction' } as const;
const cost = { measure: 'cost', direction: 'minimize', unit: 'nats' } as const;

/** The order is that of the columns in the CSV of the API, and of the columns that a new sweep stores. */
export const metricTable = [
  {
    ...{ name: 'validationAccuracy', path: 'metrics.validation.accuracy', split: 'validation' },
    ...accuracy,
  },
  {
    ...{ name: 'validationCost', path: 'metrics.validation.cost', split: 'validation' },
    ...cost,
  },
  { name: 'testAccuracy', path: 'metrics.test.accuracy', split: 'test', ...accuracy },
  { name: 'trainAccuracy', path: 'metrics.train.accuracy', split: 'train', ...accuracy },
  { name: 'trainCost', path: 'metrics.train.cost', split: 'train', ...cost },
] as const satisfies readonly Metric[];

export type MetricName = (typeof metricTable)[number]['name'];
export type MetricPath = (typeof metricTable)[number]['path'];

/** A column of a table as a tuple, so that `z.enum` keeps the literal types. */
type ColumnOf<Table extends readonly Metric[], Key extends 'name' | 'path'> = {
  readonly [K in keyof Table]: Table[K][Key];
};
type Column<Key extends 'name' | 'path'> = ColumnOf<typeof metricTable, Key>;

export const metricNames = metricTable.map(({ name }) => name) as unknown as Column<'name'>;
export const metricPaths = metricTable.map(({ path }) => path) as unknown as Column<'path'>;

const byName = new Map<string, Metric>(metricTable.map((metric) => [metric.name, metric]));
const byPath = new Map<string, MetricName>(metricTable.map(({ path, name }) => [path, name]));

/** Returns the table entry of a metric. */
export const metricOf = (name: MetricName): Metric => byName.get(name) as Metric;

/** Returns the path of a metric in the API, such as `metrics.test.accuracy`. */
export const pathOfMetric = (name: MetricName): MetricPath => metricOf(name).path as MetricPath;

/** Returns the stored name of a metric from its path in the API. Undefined if the path names no metric. */
export function metricOfPath(path: MetricPath): MetricName;
export function metricOfPath(path: string): MetricName | undefined;
export function metricOfPath(path: string) {
  return byPath.get(path);
}
