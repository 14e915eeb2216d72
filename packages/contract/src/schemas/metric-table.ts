// The metrics of a trial. All code that lists, ranks, sorts or stores metrics uses this table.
import type { Metrics } from './trial.ts';

type Metric = {
  /** The name of the metric in stored data. */
  name: keyof Metrics;
  /** The name of the metric in the API: in `sort`, `filter`, `objective`, events and columns. */
  path: `metrics.${string}`;
  /** The part of the data on which the metric is measured. */
  split: 'train' | 'validation' | 'test';
  /** Whether higher or lower values are better. */
  direction: 'maximize' | 'minimize';
  /** `fraction` is a value from 0 to 1. A cost in `nats` is a mean over the examples. */
  unit: 'fraction' | 'nats';
};

/** The order is that of the columns in the CSV of the API, and of the columns that a new sweep stores. */
export const metricTable = [
  {
    name: 'validationAccuracy',
    path: 'metrics.validation.accuracy',
    split: 'validation',
    direction: 'maximize',
    unit: 'fraction',
  },
  {
    name: 'validationCost',
    path: 'metrics.validation.cost',
    split: 'validation',
    direction: 'minimize',
    unit: 'nats',
  },
  {
    name: 'testAccuracy',
    path: 'metrics.test.accuracy',
    split: 'test',
    direction: 'maximize',
    unit: 'fraction',
  },
  {
    name: 'trainAccuracy',
    path: 'metrics.train.accuracy',
    split: 'train',
    direction: 'maximize',
    unit: 'fraction',
  },
  {
    name: 'trainCost',
    path: 'metrics.train.cost',
    split: 'train',
    direction: 'minimize',
    unit: 'nats',
  },
] as const satisfies readonly Metric[];

export type MetricName = (typeof metricTable)[number]['name'];

/** The names of a table as a tuple, so that `z.enum` keeps their literal types. */
type NamesOf<Table extends readonly Pick<Metric, 'name'>[]> = {
  readonly [K in keyof Table]: Table[K]['name'];
};
export const metricNames = metricTable.map(({ name }) => name) as unknown as NamesOf<
  typeof metricTable
>;

export type MetricPath = (typeof metricTable)[number]['path'];

/** The paths of a table as a tuple, so that `z.enum` keeps their literal types. */
type PathsOf<Table extends readonly Pick<Metric, 'path'>[]> = {
  readonly [K in keyof Table]: Table[K]['path'];
};
/** The paths of all metrics, in the order of the table. */
export const metricPaths = metricTable.map(({ path }) => path) as unknown as PathsOf<
  typeof metricTable
>;

const byName = new Map<string, Metric>(metricTable.map((metric) => [metric.name, metric]));

/** Returns the table entry of a metric. */
export const metricOf = (name: MetricName): Metric => byName.get(name) as Metric;

const pathsByName = Object.fromEntries(metricTable.map(({ name, path }) => [name, path]));
const namesByPath = Object.fromEntries(metricTable.map(({ name, path }) => [path, name]));

/** Returns the path of a stored metric name: `metrics.test.accuracy` for `testAccuracy`. */
export const pathOfMetric = (name: MetricName): MetricPath => pathsByName[name] as MetricPath;
/** Returns the stored metric name of a path. Undefined if the path names no metric. */
export const metricOfPath = (path: string): MetricName | undefined =>
  Object.hasOwn(namesByPath, path) ? namesByPath[path] : undefined;
