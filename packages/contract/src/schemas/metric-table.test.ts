import { expect, test } from 'vitest';
import { metricNames, metricOfPath, metricTable, pathOfMetric } from './metric-table.ts';
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

test('only validation metrics are optional', () => {
  for (const { name, split } of metricTable) {
    expect(metrics.shape[name].safeParse(undefined).success).toBe(split === 'validation');
  }
});

test('the path of a metric names its split and its measure, and leads back to the metric', () => {
  for (const { name, path, split, measure } of metricTable) {
    expect(pathOfMetric(name)).toBe(`metrics.${split}.${measure}`);
    expect(metricOfPath(path)).toBe(name);
  }
  expect(metricOfPath('constructor')).toBeUndefined();
});
