// The sort keys of trials.
import { type ParamPath, paramPaths, pathOfParam, trialParams } from './hyperparameters.ts';
import {
  type MetricPath,
  metricNames,
  metricOf,
  metricPaths,
  pathOfMetric,
} from './metric-table.ts';
import type { Objective } from './objective.ts';

const paramNames = trialParams.keyof().options;

/** `objective` sorts completed trials by the metric of the objective. A metric sorts every trial that has the metric. */
export const trialSorts = ['objective', 'index', ...metricNames, ...paramNames] as const;
export type TrialSort = (typeof trialSorts)[number];

/** The sort keys as the API names them. */
export const sortPaths = ['objective', 'index', ...metricPaths, ...paramPaths] as const;
export type SortPath = (typeof sortPaths)[number];

const sorts = new Map<string, TrialSort>([
  ['objective', 'objective'],
  ['index', 'index'],
  ...metricNames.map((name): [MetricPath, TrialSort] => [pathOfMetric(name), name]),
  ...paramNames.map((name): [ParamPath, TrialSort] => [pathOfParam(name), name]),
]);

/** Returns the sort key from its name in the API. */
export const sortOfPath = (path: SortPath) => sorts.get(path) as TrialSort;

export const sortOrders = ['asc', 'desc'] as const;
export type SortOrder = (typeof sortOrders)[number];

/** Returns the metric of a sort key. Undefined if the key is not a metric. */
export const metricOfSort = (sort: TrialSort) => metricNames.find((name) => name === sort);
/** Returns the hyperparameter of a sort key. Undefined if the key is not a hyperparameter. */
export const paramOfSort = (sort: TrialSort) => paramNames.find((name) => name === sort);

/** Returns the default order of a sort key: the best first for metrics, ascending for hyperparameters and indices. */
export function defaultOrder(sort: TrialSort, { metric, direction }: Objective): SortOrder {
  if (sort === 'objective' || sort === metric) return direction === 'maximize' ? 'desc' : 'asc';
  const sorted = metricOfSort(sort);
  return sorted && metricOf(sorted).direction === 'maximize' ? 'desc' : 'asc';
}
