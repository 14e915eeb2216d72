// The words that a field of the API can have, in display order. The compiler rejects a list that lacks a word of its type
// in packages/client, or that has a word which the type lacks.
import type { Objective, Params, Priority, SweepRequest } from '@sweepq/client';

/** The words of an open list of words that this version knows. A later API may have more. */
type Known<Word> = Word extends string ? (string extends Word ? never : Word) : never;
export type MetricPath = Known<Objective['metric']>;
export type ParamName = keyof Params;

export const metricPaths = listWords<MetricPath>({
  'metrics.validation.accuracy': true,
  'metrics.validation.cost': true,
  'metrics.validation.balancedAccuracy': true,
  'metrics.validation.precision': true,
  'metrics.validation.recall': true,
  'metrics.validation.f1': true,
  'metrics.validation.rocAuc': true,
  'metrics.train.cost': true,
  'metrics.train.accuracy': true,
  'metrics.train.balancedAccuracy': true,
  'metrics.train.precision': true,
  'metrics.train.recall': true,
  'metrics.train.f1': true,
  'metrics.train.rocAuc': true,
  'metrics.test.accuracy': true,
  'metrics.test.cost': true,
  'metrics.test.balancedAccuracy': true,
  'metrics.test.precision': true,
  'metrics.test.recall': true,
  'metrics.test.f1': true,
  'metrics.test.rocAuc': true,
});

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
  layers: true,
  activation: true,
  initialization: true,
  optimizer: true,
  batchSize: true,
  schedule: true,
  classWeight: true,
});

export const preprocessings = listWords<Known<Params['preprocessing']>>({
  divide255: true,
  standardize: true,
});

export const activations = listWords<Known<Params['activation']>>({
  relu: true,
  tanh: true,
  sigmoid: true,
});

export const initializations = listWords<Known<Params['initialization']>>({
  normal: true,
  lecun: true,
  he: true,
  xavier: true,
});

export const optimizers = listWords<Known<Params['optimizer']>>({ sgd: true, adam: true });

export const classWeights = listWords<Known<Params['classWeight']>>({ none: true, balanced: true });

export const priorities = listWords<Priority>({ high: true, normal: true, low: true });

export const strategies = listWords<NonNullable<SweepRequest['search']>['strategy']>({
  grid: true,
  random: true,
  sobol: true,
  tpe: true,
  gp: true,
  cmaes: true,
});

export const pruningRules = listWords<NonNullable<SweepRequest['pruning']>['rule']>({
  halving: true,
  hyperband: true,
  median: true,
});

/** Returns the keys of a table that has each word of a type as a key. */
function listWords<Word extends string>(table: Readonly<Record<Word, true>>): readonly Word[] {
  return Object.keys(table) as Word[];
}
