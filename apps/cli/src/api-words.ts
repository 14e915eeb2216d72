// The words that a field of the API can have, in display order. The compiler rejects a list that lacks a word of its type
// in packages/client, or that has a word which the type lacks.
import type { Client, Priority, Sweep, SweepRequest, Trial, TrialParams } from '@sweepq/client';

type TrialQuery = NonNullable<Parameters<Client['listTrials']>[1]>;
type SweepQuery = NonNullable<Parameters<Client['listSweeps']>[0]>;

export type Archived = NonNullable<SweepQuery['archived']>;
export type MetricName = Sweep['objective']['metric'];
export type ParamName = keyof TrialParams;
export type Sort = NonNullable<TrialQuery['sort']>;

export const archivedWords = listWords<Archived>({ true: true, false: true, any: true });

export const metricNames = listWords<MetricName>({
  validationAccuracy: true,
  validationCost: true,
  trainCost: true,
  trainAccuracy: true,
  testAccuracy: true,
});

export const orders = listWords<NonNullable<TrialQuery['order']>>({ asc: true, desc: true });

/** All hyperparameters. */
export const paramNames = listWords<ParamName>({
  learningRate: true,
  iterations: true,
  seed: true,
  initScale: true,
  l2: true,
  momentum: true,
  nesterov: true,
  preprocessing: true,
});

export const preprocessings = listWords<TrialParams['preprocessing']>({
  divide255: true,
  standardize: true,
});

export const priorities = listWords<Priority>({ high: true, normal: true, low: true });

export const sorts: readonly Sort[] = [
  ...listWords<Exclude<Sort, MetricName | ParamName>>({ objective: true, index: true }),
  ...metricNames,
  ...paramNames,
];

export const strategies = listWords<NonNullable<SweepRequest['search']>['strategy']>({
  grid: true,
  random: true,
  sobol: true,
});

export const sweepStatuses = listWords<Sweep['status']>({
  queued: true,
  running: true,
  paused: true,
  completed: true,
  failed: true,
  cancelled: true,
});

export const trialStatuses = listWords<Trial['status']>({
  queued: true,
  running: true,
  completed: true,
  failed: true,
  diverged: true,
  cancelled: true,
});

/** Returns the keys of a table that has each word of a type as a key. */
function listWords<Word extends string>(table: Readonly<Record<Word, true>>): readonly Word[] {
  return Object.keys(table) as Word[];
}
