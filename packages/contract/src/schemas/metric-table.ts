// The metrics of a trial. All code that lists, ranks, sorts or stores metrics uses this table.
import type { Metrics } from './trial.ts';

type Metric = {
  /** The name in stored data. */
  name: keyof Metrics;
  /** The name in the API, in the CLI and in tables: the path of the value in a trial of the API. */
  path: `metrics.${Metric['split']}.${Metric['measure']}`;
  /** The part of the data on which the metric is measured. */
  split: 'train' | 'validation' | 'test';
  measure: 'cost' | 'accuracy' | 'balancedAccuracy' | 'precision' | 'recall' | 'f1' | 'rocAuc';
  /** Whether higher or lower values are better. */
  direction: 'maximize' | 'minimize';
  /** `fraction` is a value from 0 to 1. A cost in `nats` is a mean over the examples. */
  unit: 'fraction' | 'nats';
};

const share = { direction: 'maximize', unit: 'fraction' } as const;
const accuracy = { measure: 'accuracy', ...share } as const;
const cost = { measure: 'cost', direction: 'minimize', unit: 'nats' } as const;

/** The entry of a measure that is a share, such as `f1`. */
const shareOf = <
  Split extends Metric['split'],
  Measure extends Exclude<Metric['measure'], 'cost' | 'accuracy'>,
>(
  split: Split,
  measure: Measure,
) => ({
  name: `${split}${capitalise(measure)}` as `${Split}${Capitalize<Measure>}`,
  path: `metrics.${split}.${measure}` as `metrics.${Split}.${Measure}`,
  ...{ split, measure, ...share },
});

function capitalise(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}

/** The order is that of the columns in the tables of the API. New metrics are added at the end. */
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
  { name: 'testCost', path: 'metrics.test.cost', split: 'test', ...cost },
  shareOf('validation', 'balancedAccuracy'),
  shareOf('validation', 'precision'),
  shareOf('validation', 'recall'),
  shareOf('validation', 'f1'),
  shareOf('validation', 'rocAuc'),
  shareOf('test', 'balancedAccuracy'),
  shareOf('test', 'precision'),
  shareOf('test', 'recall'),
  shareOf('test', 'f1'),
  shareOf('test', 'rocAuc'),
  shareOf('train', 'balancedAccuracy'),
  shareOf('train', 'precision'),
  shareOf('train', 'recall'),
  shareOf('train', 'f1'),
  shareOf('train', 'rocAuc'),
] as const satisfies readonly Metric[];

export type MetricName = (typeof metricTable)[number]['name'];
export type MetricPath = (typeof metricTable)[number]['path'];

/** A column of a table as a tuple, so that `z.enum` keeps the literal types. */
type ColumnOf<Table extends readonly Metric[], Key extends 'name' | 'path'> = {
  readonly [K in keyof Table]: Table[K][Key];
};
type Column<Key extends 'name' | 'path'> = ColumnOf<typeof metricTable, Key>;

export const metricNames = metricTable.map(({ name }) => name) as unknown as Column<'name'>;
/** The metrics of version 0.2 and earlier. Every stored result has those of train and test, and with a validation split also those of validation. */
export const firstMetrics = metricNames.slice(0, 5);
/** The metrics that results of version 0.2 and earlier do not have. */
export const laterMetrics = metricNames.slice(5);

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

/** Returns the cost by which trials with equal values of a metric are ranked: that of the same split. For a cost, it is the cost itself. */
export const tieMetricOf = (name: MetricName): MetricName => `${metricOf(name).split}Cost`;

/** The measures of the validation split, in the order of the table. A sweep with folds has their standard deviations. */
export const validationMeasures = metricTable.flatMap(({ split, measure }) =>
  split === 'validation' ? [measure] : [],
);

/** Returns the path in the API of the standard deviation of a measure over the folds. */
export const pathOfDeviation = (measure: (typeof validationMeasures)[number]) =>
  `metrics.validation.std.${measure}` as const;
