// The sort values of trials: a metric from the standings, or a hyperparameter from the plan.

import {
  metricOfPath,
  type ParamName,
  paramOfPath,
  preprocessings,
  type SweepSpec,
  scoreOf,
  type TrialParams,
} from '@sweepq/contract';
import { countTrials, planRuns } from '@sweepq/plan';
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
  { statusOf, rungOf, metricOf }: Standings,
): Promise<Float64Array> {
  const param = paramOfPath(path);
  if (param) return paramValues(spec, param);
  const { objective } = spec;
  const metric = metricOfPath(path) ?? objective.metric;
  const numberOf = (trial: number) => {
    if (path === 'index') return trial;
    if (path === 'rung') return rungOf(trial) ?? Number.NaN;
    if (path !== 'objective') return metricOf(trial, metric);
    return statusOf(trial) === 'completed'
      ? scoreOf(metricOf(trial, metric), objective)
      : Number.NaN;
  };
  return Float64Array.from({ length: countTrials(spec) }, (_, trial) => numberOf(trial));
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
  for (const { hyperparameters, readings } of planRuns(spec)) {
    for (const { trial, iterations } of readings) {
      values[trial] = numberOfParam({ ...hyperparameters, iterations }[name]);
    }
    await yieldIfDue();
  }
  return values;
}

/** Converts the value of a hyperparameter to a number: false to 0, true to 1, a preprocessing to its index. */
export const numberOfParam = (value: TrialParams[ParamName]): number =>
  typeof value === 'string' ? preprocessings.indexOf(value) : Number(value);
