// The metrics of a trial. All code that lists, ranks, sorts or stores metrics uses this table.
import type { Metrics } from './trial.ts';

type Metric = {
  name: keyof Metrics;
  /** The part of the data on which the metric is measured. */
  split: 'train' | 'validation' | 'test';
  /** Whether higher or lower values are better. */
  direction: 'maximize' | 'minimize';
  /** `fraction` is a value from 0 to 1. A cost in `nats` is a mean over the examples. */
  unit: 'fraction' | 'nats';
};

/** The order is that of the columns in the CSV of the API, and of the columns that a new sweep stores. */
export const metricTable = [
  { name: 'validationAccuracy', split: 'validation', direction: 'maximize', unit: 'fraction' },
  { name: 'validationCost', split: 'validation', direction: 'minimize', unit: 'nats' },
  { name: 'testAccuracy', split: 'test', direction: 'maximize', unit: 'fraction' },
  { name: 'trainAccuracy', split: 'train', direction: 'maximize', unit: 'fraction' },
  { name: 'trainCost', split: 'train', direction: 'minimize', unit: 'nats' },
] as const satisfies readonly Metric[];

export type MetricName = (typeof metricTable)[number]['name'];

/** The names of a table as a tuple, so that `z.enum` keeps their literal types. */
type NamesOf<Table extends readonly Pick<Metric, 'name'>[]> = {
  readonly [K in keyof Table]: Table[K]['name'];
};
export const metricNames = metricTable.map(({ name }) => name) as unknown as NamesOf<
  typeof metricTable
>;

const byName = new Map<string, Metric>(metricTable.map((metric) => [metric.name, metric]));

/** Returns the table entry of a metric. */
export const metricOf = (name: MetricName): Metric => byName.get(name) as Metric;
