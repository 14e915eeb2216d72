import type { Metrics } from '@sweepq/client';

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
