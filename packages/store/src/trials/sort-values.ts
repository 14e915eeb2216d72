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
import { createYielder } from '../yield-to-event-loop.ts';
import type { Standings } from './standings.ts';

/** Returns the sort value of each trial, at the index of the trial; NaN for a trial without a value. */
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

/** Every page sorts all trials, so the values of recently used plans are cached. */
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
  const yieldIfDue = createYielder();
  for (const { hyperparameters, readings } of planRuns(spec)) {
    for (const { trial, iterations } of readings) {
      values[trial] = toNumber({ ...hyperparameters, iterations }[name]);
    }
    await yieldIfDue();
  }
  return values;
}

/** False sorts before true, and a name by its position in the list of names. */
const toNumber = (value: TrialParams[keyof TrialParams]) =>
  typeof value === 'string' ? preprocessings.indexOf(value) : Number(value);
