// The sort keys of trials.
import { trialParams } from './hyperparameters.ts';
import { metricNames, metricOf } from './metric-table.ts';
import type { Objective } from './objective.ts';

const paramNames = trialParams.keyof().options;

/** `objective` ranks completed trials only. A metric sorts all trials that have the metric. */
export const trialSorts = ['objective', 'index', ...metricNames, ...paramNames] as const;
export type TrialSort = (typeof trialSorts)[number];

export const sortOrders = ['asc', 'desc'] as const;
export type SortOrder = (typeof sortOrders)[number];

/** Returns the metric or the hyperparameter of a sort key; undefined for another kind of key. */
export const metricOfSort = (sort: TrialSort) => metricNames.find((name) => name === sort);
export const paramOfSort = (sort: TrialSort) => paramNames.find((name) => name === sort);

/** The default order: the best first for metrics, ascending for hyperparameters and indices. */
export function defaultOrder(sort: TrialSort, { metric, direction }: Objective): SortOrder {
  if (sort === 'objective' || sort === metric) return direction === 'maximize' ? 'desc' : 'asc';
  const sorted = metricOfSort(sort);
  return sorted && metricOf(sorted).direction === 'maximize' ? 'desc' : 'asc';
}
