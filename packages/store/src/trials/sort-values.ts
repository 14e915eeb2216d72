// The sort values of trials: a metric from the standings, or a hyperparameter from the plan.

import {
  compareLayers,
  compareSchedules,
  listSpaces,
  metricOfPath,
  noLayers,
  optimizationOf,
  type ParamName,
  paramOfPath,
  paramsOf,
  type SweepSpec,
  scoreOf,
  type TrialParams,
  tiesPath,
  wordsOfParams,
} from '@sweepq/contract';
import { countTrials, planRuns, preparePlan } from '@sweepq/plan';
import { LRUCache } from 'lru-cache';
import { createYielder } from '../yield-to-event-loop.ts';
import type { Standings } from './standings.ts';

/**
 * Returns the sort value of each trial, at the index of the trial; NaN for a trial without a value. The value of `objective` is
 * the score: the best trial has the lowest one.
 */
export async function readSortValues(
  spec: SweepSpec,
  path: string,
  { statusOf, rungOf, metricOf, tieBreaker }: Standings,
): Promise<Float64Array> {
  const param = paramOfPath(path);
  if (param) return paramValues(spec, param);
  const { objective } = spec;
  const metric = metricOfPath(path) ?? objective.metric;
  const numberOf = (trial: number) => {
    if (path === 'index') return trial;
    if (path === 'rung') return rungOf(trial) ?? Number.NaN;
    if (path !== 'objective' && path !== tiesPath) return metricOf(trial, metric);
    if (statusOf(trial) !== 'completed') return Number.NaN;
    if (path === 'objective') return scoreOf(metricOf(trial, metric), objective);
    return tieBreaker === undefined ? Number.NaN : metricOf(trial, tieBreaker);
  };
  // A loop: `Float64Array.from` takes four times as long.
  const values = new Float64Array(countTrials(spec));
  for (let trial = 0; trial < values.length; trial++) values[trial] = numberOf(trial);
  return values;
}

/** Every page sorts all trials, so the values of recently used plans are cached. */
const cached = new LRUCache<string, Float64Array>({ max: 8 });

/** Returns the value of a hyperparameter for each trial. The values are numbers, as `numberOfParam` converts them. */
export async function paramValues(spec: SweepSpec, name: ParamName): Promise<Float64Array> {
  const total = countTrials(spec);
  // An adaptive search grows. The content of the extensions, not their number: Redis may lose an extension, and the sweep may get a different one.
  const key = `${spec.id} ${name} ${total} ${JSON.stringify(spec.extensions ?? [])}`;
  const values = cached.get(key) ?? (await planValues(spec, name, total));
  cached.set(key, values);
  return values;
}

async function planValues(spec: SweepSpec, name: ParamName, total: number) {
  const values = new Float64Array(total);
  const yieldIfDue = createYielder();
  await preparePlan(spec, 'values', yieldIfDue);
  const numberOf = numberOfParam(spec, name);
  for (const { hyperparameters, readings } of planRuns(spec)) {
    for (const { trial, iterations } of readings) {
      values[trial] = numberOf(paramsOf(hyperparameters, iterations)[name]);
    }
    await yieldIfDue();
  }
  return values;
}

/**
 * Returns the function that converts the values of a hyperparameter to numbers: false to 0, true to 1, and a text to its index among
 * `textsOfParam`.
 */
export function numberOfParam(
  spec: SpacesOfSweep,
  name: ParamName,
): (value: TrialParams[ParamName]) => number {
  const texts = textsOfParam(spec, name);
  if (texts === undefined) return Number;
  const indices = new Map(texts.map((text, k) => [text, k]));
  return (value) => indices.get(`${value}`) ?? -1;
}

type SpacesOfSweep = Pick<SweepSpec, 'space' | 'extensions'>;

/**
 * Returns the texts that a hyperparameter can have in a sweep, in sort order; undefined for numbers.
 */
export function textsOfParam(
  { space, extensions = [] }: SpacesOfSweep,
  name: ParamName,
): readonly string[] | undefined {
  if (name !== 'layers' && name !== 'schedule') return wordsOfParams[name];
  const added = extensions.flatMap((each) => ('space' in each ? listSpaces(each.space) : []));
  const spaces = [...listSpaces(space), ...added];
  return name === 'layers'
    ? [...new Set(spaces.flatMap(({ layers = [noLayers] }) => layers))].sort(compareLayers)
    : [...new Set(spaces.flatMap((each) => optimizationOf(each).schedule))].sort(compareSchedules);
}
