// Everything that lists, ranks, sorts or stores metrics reads this table.
import type { Metrics } from './trial.ts';

type Metric = {
  name: keyof Metrics;
  /** The part of the data that it is measured on. */
  split: 'train' | 'validation' | 'test';
  /** What is better. */
  direction: 'maximize' | 'minimize';
  /** `fraction` lies in 0 to 1. A cost in `nats` is a mean over the examples. */
  unit: 'fraction' | 'nats';
};

/** In the order of the columns of tables, and of those that a new sweep stores. */
export const metricTable = [
  { name: 'validationAccuracy', split: 'validation', direction: 'maximize', unit: 'fraction' },
  { name: 'validationCost', split: 'validation', direction: 'minimize', unit: 'nats' },
  { name: 'testAccuracy', split: 'test', direction: 'maximize', unit: 'fraction' },
  { name: 'trainAccuracy', split: 'train', direction: 'maximize', unit: 'fraction' },
  { name: 'trainCost', split: 'train', direction: 'minimize', unit: 'nats' },
] as const satisfies readonly Metric[];

export type MetricName = (typeof metricTable)[number]['name'];

/** The names of a table, as a tuple: `z.enum` keeps their literals. */
type NamesOf<Table extends readonly Pick<Metric, 'name'>[]> = {
  readonly [K in keyof Table]: Table[K]['name'];
};
export const metricNames = metricTable.map(({ name }) => name) as unknown as NamesOf<
  typeof metricTable
>;

const byName = new Map<string, Metric>(metricTable.map((metric) => [metric.name, metric]));

/** What the table says of a metric. */
export const metricOf = (name: MetricName): Metric => byName.get(name) as Metric;
