import type { Metrics } from '@sweepq/client';
import { showMetric } from './values.ts';

/** Returns the metric at a path such as `metrics.test.accuracy`; undefined if the trial does not have it. */
export function metricAt(metrics: Metrics | null, path: string): number | undefined {
  const [, split = '', measure = ''] = path.split('.');
  const ofSplits: Readonly<Record<string, unknown>> = metrics ?? {};
  const value = (ofSplits[split] as Record<string, unknown> | null | undefined)?.[measure];
  return typeof value === 'number' ? value : undefined;
}

/** Returns all metrics of a trial with their paths, also metrics of a later API. */
export const listMetrics = (metrics: Metrics | null): [path: string, value: number][] =>
  Object.entries(metrics ?? {}).flatMap(([split, ofSplit]) =>
    Object.entries(ofSplit ?? {}).flatMap(([measure, value]): [string, number][] =>
      typeof value === 'number' ? [[`metrics.${split}.${measure}`, value]] : [],
    ),
  );

/** Formats a metric, with its standard deviation if there are folds: `86.12 % ± 3.10 %`. */
export function showMeasured(metrics: Metrics | null, path: string, value: number): string {
  const deviation = deviationAt(metrics, path);
  const shown = showMetric(path, value);
  return deviation === undefined ? shown : `${shown} ± ${showMetric(path, deviation)}`;
}

/** Returns the standard deviation over the folds of the metric at a path; undefined without folds, and for a metric of train or test. */
function deviationAt(metrics: Metrics | null, path: string): number | undefined {
  const [, split, measure = ''] = path.split('.');
  const std: Readonly<Record<string, number | null>> = metrics?.validation?.std ?? {};
  return split === 'validation' ? (std[measure] ?? undefined) : undefined;
}
