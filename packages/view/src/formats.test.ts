import { expect, test } from 'vitest';
import {
  formatBytes,
  formatCount,
  formatMetric,
  formatParam,
  formatPoints,
} from './format-number.ts';
import { formatAgo, formatDuration } from './format-time.ts';
import { labelOf } from './labels.ts';

test.each([
  [0, '0'],
  [9_999, '9999'],
  [10_000, '10\u202f000'],
  [1_234_567, '1\u202f234\u202f567'],
])('formats the count %d as %s', (count, text) => {
  expect(formatCount(count)).toBe(text);
});

test.each([
  ['metrics.test.accuracy', 0.990_43, '99.04 %'],
  ['metrics.train.cost', 0.123_456, '0.1235'],
  ['metrics.test.balancedAccuracy', 0.715_686, '71.57 %'],
  ['metrics.test.rocAuc', 0.791_443, '0.7914'],
  ['metrics.train.cost', 12_345_678, '1.235e+7'],
])('formats %s %d as %s', (path, value, text) => {
  expect(formatMetric(path, value)).toBe(text);
});

test.each([
  ['learningRate', 0.005_123_4, '0.00512'],
  ['learningRate', 0.01, '0.01'],
  ['l2', 0.000_000_5, '0.0000005'],
  ['l2', 1e-12, '1e-12'],
  ['initScale', 123.456, '123'],
  ['learningRate', 1.5, '1.5'],
  ['iterations', 20_000, '20\u202f000'],
  ['seed', 4_294_967_295, '4294967295'],
  ['nesterov', true, 'true'],
  ['preprocessing', 'divide255', 'divide255'],
])('formats %s %s as %s', (name, value, text) => {
  expect(formatParam(name, value)).toBe(text);
});

test.each([
  [0.25, '0.25 ms'],
  [12.4, '12 ms'],
  [1_049, '1.05 s'],
  [14_200, '14 s'],
  [21 * 60_000, '21 min'],
  [7_800_000, '2 h 10 min'],
  [86_400_000, '1 d'],
])('formats %d ms as %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});

test('formats a difference of accuracies in points, with its sign', () => {
  expect([formatPoints(0.048), formatPoints(-0.02)]).toEqual(['4.80 points', '−2.00 points']);
});

test('formats how long ago a time is, and a time in the future as now', () => {
  const now = Date.parse('2026-11-24T10:00:00.000Z');
  const ago = (text: string) => formatAgo(text, now);
  expect(ago('2026-11-24T09:59:20.000Z')).toBe('40 s ago');
  expect(ago('2026-11-24T07:00:00.000Z')).toBe('3 h ago');
  expect(ago('2026-11-24T10:00:30.000Z')).toBe('just now');
});

test('formats a size in units of 1000 bytes', () => {
  expect([0, 999, 1000, 22_512, 1_234_567, 2e12].map(formatBytes)).toEqual([
    ...['0 B', '999 B', '1 KB', '22.5 KB', '1.23 MB', '2 TB'],
  ]);
});

test('names metrics in words, and hyperparameters as the API does', () => {
  expect(labelOf('metrics.validation.accuracy')).toBe('validation accuracy');
  expect(labelOf('metrics.validation.std.rocAuc')).toBe('validation ROC AUC std');
  expect(labelOf('metrics.test.auc')).toBe('test auc');
  expect(labelOf('params.learningRate')).toBe('learningRate');
});
