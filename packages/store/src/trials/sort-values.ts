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

/** A plan never changes, and every page sorts it again: the last results are cached. */
const remembered = new Map<string, Float64Array>();
const mostRemembered = 8;

async function paramValues(spec: SweepSpec, name: keyof TrialParams): Promise<Float64Array> {
  const total = countTrials(spec);
  const key = `${spec.id} ${name} ${total}`;
  const values = remembered.get(key) ?? (await planValues(spec, name, total));
  // Inserted again, so that it moves to the end: the first entry is the least recently used one.
  remembered.delete(key);
  remembered.set(key, values);
  for (const oldest of remembered.keys()) {
    if (remembered.size <= mostRemembered) break;
    remembered.delete(oldest);
  }
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
