// The sort values of trials: a metric from the standings, or a hyperparameter from the plan.

import {
  metricOfSort,
  paramOfSort,
  preprocessings,
  type SweepSpec,
  type TrialParams,
  type TrialSort,
} from '@sweepq/contract';
import { countTrials, planRuns } from '@sweepq/plan';
import { LRUCache } from 'lru-cache';
import { createGivingWay } from '../give-way.ts';
import type { Standings } from './standings.ts';

/** Returns the values by the index of a trial; NaN for a trial without such a value. */
export async function readSortValues(
  spec: SweepSpec,
  sort: TrialSort,
  { statusOf, metricOf }: Standings,
): Promise<Float64Array> {
  const param = paramOfSort(sort);
  if (param) return paramValues(spec, param);
  const metric = metricOfSort(sort) ?? spec.objective.metric;
  const numberOf = (trial: number) => {
    if (sort === 'index') return trial;
    if (sort === 'objective' && statusOf(trial) !== 'completed') return Number.NaN;
    return metricOf(trial, metric);
  };
  return Float64Array.from({ length: countTrials(spec) }, (_, trial) => numberOf(trial));
}

/** Every page sorts all trials: the values of the last plans are cached. */
const cached = new LRUCache<string, Float64Array>({ max: 8 });

async function paramValues(spec: SweepSpec, name: keyof TrialParams): Promise<Float64Array> {
  const total = countTrials(spec);
  // The content of the extensions, not their number: Redis may lose an extension, and the sweep may get a different one.
  const key = `${spec.id} ${name} ${JSON.stringify(spec.extensions ?? [])}`;
  const values = cached.get(key) ?? (await planValues(spec, name, total));
  cached.set(key, values);
  return values;
}

async function planValues(spec: SweepSpec, name: keyof TrialParams, total: number) {
  const values = new Float64Array(total);
  const takeTurns = createGivingWay();
  for (const { hyperparameters, readings } of planRuns(spec)) {
    for (const { trial, iterations } of readings) {
      values[trial] = toNumber({ ...hyperparameters, iterations }[name]);
    }
    await takeTurns();
  }
  return values;
}

/** Booleans and names sort in the order in which they are listed: false before true. */
const toNumber = (value: TrialParams[keyof TrialParams]) =>
  typeof value === 'string' ? preprocessings.indexOf(value) : Number(value);
