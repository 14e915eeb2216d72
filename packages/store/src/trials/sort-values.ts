// What trials are sorted by, as numbers: a metric from the standings, a hyperparameter from the plan.

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

/** By the index of a trial; NaN for one that has no such value. */
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

/** A plan never changes, and is sorted page after page: what was worked out last is remembered. */
const remembered = new Map<string, Float64Array>();
const mostRemembered = 8;

async function paramValues(spec: SweepSpec, name: keyof TrialParams): Promise<Float64Array> {
  const total = countTrials(spec);
  const key = `${spec.id} ${name} ${total}`;
  const values = remembered.get(key) ?? (await planValues(spec, name, total));
  // Set again, and so moved to the end: the first is the one longest unused.
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

/** Switches and names sort as they are listed: off before on. */
const toNumber = (value: TrialParams[keyof TrialParams]) =>
  typeof value === 'string' ? preprocessings.indexOf(value) : Number(value);
