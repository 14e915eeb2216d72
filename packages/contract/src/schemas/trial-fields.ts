// The fields by which lists of trials are sorted and filtered.
import type { FilterField } from '../lists/filter.ts';
import type { SortKey } from '../lists/sort.ts';
import { type ParamName, paramNames, paramPaths, pathOfParam } from './hyperparameters.ts';
import { metricPaths } from './metric-table.ts';
import { activations, initializations } from './network.ts';
import { classWeights, optimizers } from './optimization.ts';
import { preprocessings } from './rules.ts';
import { trialStatuses } from './trial.ts';

/** `objective` sorts by rank: in ascending order, the best trial is the first. */
export const trialSorts = ['objective', 'index', 'rung', ...metricPaths, ...paramPaths] as const;

/** A list of trials without `sort`: the best trial first, then the trials without a rank in the order of the plan. */
export const defaultTrialSort: readonly SortKey[] = [{ path: 'objective', order: 'asc' }];

/** Sorts by the metric that ranks trials with equal values of the objective. Clients cannot name it. */
export const tiesPath = 'ties';

/** The keys by which the store sorts trials: `objective` ranks equal values by their cost. */
export const withTies = (sort: readonly SortKey[]): SortKey[] =>
  sort.flatMap((key) =>
    key.path === 'objective' ? [key, { path: tiesPath, order: key.order }] : [key],
  );

/** The words of the hyperparameters that have a fixed list of them, in sort order. */
export const wordsOfParams: { readonly [Name in ParamName]?: readonly string[] } = {
  preprocessing: preprocessings,
  activation: activations,
  initialization: initializations,
  optimizer: optimizers,
  classWeight: classWeights,
};

/** Returns the hyperparameter of a path: `learningRate` for `params.learningRate`. Undefined for another path. */
export const paramOfPath = (path: string): ParamName | undefined =>
  paramNames.find((name) => path === pathOfParam(name));

/** `objective` is the value of the metric of the objective. Only completed trials have it. */
export const trialFields: readonly FilterField[] = [
  { path: 'index', type: 'number' },
  { path: 'status', type: 'choice', choices: trialStatuses },
  { path: 'rung', type: 'number', nullable: true },
  ...['objective', ...metricPaths].map(
    (path) => ({ path, type: 'number', nullable: true }) as const,
  ),
  ...paramNames.map(fieldOfParam),
];

function fieldOfParam(name: ParamName): FilterField {
  const path = pathOfParam(name);
  const choices = wordsOfParams[name];
  if (choices !== undefined) return { path, type: 'choice', choices };
  if (name === 'layers' || name === 'schedule') return { path, type: 'text' };
  return { path, type: name === 'nesterov' ? 'boolean' : 'number' };
}
