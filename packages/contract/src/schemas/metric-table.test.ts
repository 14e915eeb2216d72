import { expect, test } from 'vitest';
import {
  firstMetrics,
  metricNames,
  metricOfPath,
  metricTable,
  pathOfMetric,
  tieMetricOf,
} from './metric-table.ts';
import { isOfValidation, parseObjective } from './objective.ts';
import { metrics } from './trial.ts';

test('the table lists each metric of a trial once', () => {
  const names = metrics.omit({ folds: true }).keyof().options;
  expect(metricNames.toSorted()).toEqual(names.toSorted());
});

test('an objective without a direction has the direction of its metric', () => {
  for (const { name, path, split, direction } of metricTable) {
    expect(parseObjective({ metric: path })).toEqual({ metric: name, direction });
    expect(isOfValidation(name)).toBe(split === 'validation');
  }
});

test('only the first metrics of train and test are required', () => {
  expect(firstMetrics).toEqual([
    ...['validationAccuracy', 'validationCost', 'testAccuracy', 'trainAccuracy', 'trainCost'],
  ]);
  for (const { name, split } of metricTable) {
    const isRequired = firstMetrics.includes(name) && split !== 'validation';
    expect(metrics.shape[name].safeParse(undefined).success).toBe(!isRequired);
  }
});

test('each of the three splits has all seven measures', () => {
  const measures = ['accuracy', 'balancedAccuracy', 'cost', 'f1', 'precision', 'recall', 'rocAuc'];
  for (const of of ['train', 'validation', 'test']) {
    const ofSplit = metricTable.filter(({ split }) => split === of);
    expect(ofSplit.map(({ measure }) => measure).toSorted()).toEqual(measures);
  }
});

test('equal values are ranked by the cost of the same split', () => {
  expect(tieMetricOf('testF1')).toBe('testCost');
  expect(tieMetricOf('validationAccuracy')).toBe('validationCost');
  expect(tieMetricOf('trainCost')).toBe('trainCost');
});

test('the path of a metric names its split and its measure, and leads back to the metric', () => {
  for (const { name, path, split, measure } of metricTable) {
    expect(pathOfMetric(name)).toBe(`metrics.${split}.${measure}`);
    expect(metricOfPath(path)).toBe(name);
  }
  expect(metricOfPath('constructor')).toBeUndefined();
});
