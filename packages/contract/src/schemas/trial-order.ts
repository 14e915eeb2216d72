// By what trials are sorted.
import { trialParams } from './hyperparameters.ts';
import { metricNames, metricOf } from './metric-table.ts';
import type { Objective } from './objective.ts';

const paramNames = trialParams.keyof().options;

/** `objective` ranks completed trials only; a metric sorts all that have it. */
export const trialSorts = ['objective', 'index', ...metricNames, ...paramNames] as const;
export type TrialSort = (typeof trialSorts)[number];

export const sortOrders = ['asc', 'desc'] as const;
export type SortOrder = (typeof sortOrders)[number];

/** The metric, or the hyperparameter, that this is; undefined if it is none. */
export const metricOfSort = (sort: TrialSort) => metricNames.find((name) => name === sort);
export const paramOfSort = (sort: TrialSort) => paramNames.find((name) => name === sort);

/** The best first; hyperparameters and indices from the smallest on. */
export function defaultOrder(sort: TrialSort, { metric, direction }: Objective): SortOrder {
  if (sort === 'objective' || sort === metric) return direction === 'maximize' ? 'desc' : 'asc';
  const sorted = metricOfSort(sort);
  return sorted && metricOf(sorted).direction === 'maximize' ? 'desc' : 'asc';
}
