// The words that a field of the API can have, in display order. The compiler rejects a list that lacks a word of its type
// in packages/client, or that has a word which the type lacks.
import type { Priority, Sweep, SweepRequest, TrialParams } from '@sweepq/client';

export type MetricName = Sweep['objective']['metric'];
export type ParamName = keyof TrialParams;

export const metricNames = listWords<MetricName>({
  validationAccuracy: true,
  validationCost: true,
  trainCost: true,
  trainAccuracy: true,
  testAccuracy: true,
});

/** The metrics, by their paths in `--sort` and `--filter`. */
export const metricPaths: Readonly<Record<string, MetricName>> = {
  'metrics.validation.accuracy': 'validationAccuracy',
  'metrics.validation.cost': 'validationCost',
  'metrics.test.accuracy': 'testAccuracy',
  'metrics.train.accuracy': 'trainAccuracy',
  'metrics.train.cost': 'trainCost',
};

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

export const strategies = listWords<NonNullable<SweepRequest['search']>['strategy']>({
  grid: true,
  random: true,
  sobol: true,
});

/** Returns the keys of a table that has each word of a type as a key. */
function listWords<Word extends string>(table: Readonly<Record<Word, true>>): readonly Word[] {
  return Object.keys(table) as Word[];
}
