import { expect, test } from 'vitest';
import {
  metricNames,
  metricOfPath,
  metricPaths,
  metricTable,
  pathOfMetric,
} from './metric-table.ts';
import { isOfValidation, parseObjective } from './objective.ts';
import { metrics } from './trial.ts';

test('the table lists each metric of a trial once', () => {
  expect(metricNames.toSorted()).toEqual(metrics.keyof().options.toSorted());
});

test('an objective without a direction has the direction of its metric', () => {
  for (const { name, split, direction } of metricTable) {
    expect(parseObjective({ metric: name })).toEqual({ metric: name, direction });
    expect(isOfValidation(name)).toBe(split === 'validation');
  }
});

test('only validation metrics are optional', () => {
  for (const { name, split } of metricTable) {
    expect(metrics.shape[name].safeParse(undefined).success).toBe(split === 'validation');
  }
});

test('the path of a metric names its split, and leads back to the stored name', () => {
  for (const { name, path, split } of metricTable) {
    expect(path).toMatch(new RegExp(`^metrics\\.${split}\\.(accuracy|cost)$`));
    expect([pathOfMetric(name), metricOfPath(path)]).toEqual([path, name]);
  }
  expect(new Set(metricPaths).size).toBe(metricTable.length);
  expect(metricOfPath('constructor')).toBeUndefined();
});
