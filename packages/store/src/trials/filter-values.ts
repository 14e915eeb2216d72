// The values of trials that a filter compares: from the standings and the plan, without the stored outcomes.
import {
  type Filter,
  type FilterValue,
  metricOfPath,
  type ParamName,
  paramOfPath,
  pathsOfFilter,
  type SweepSpec,
  type Trial,
} from '@sweepq/contract';
import { paramValues, textsOfParam } from './sort-values.ts';
import type { Standings } from './standings.ts';

/** Returns a function that returns the reader of a path. The reader returns the value of the trial with an index. */
export async function readFilterValues(
  spec: SweepSpec,
  filter: Filter,
  { statusOf, rungOf, metricOf }: Standings,
): Promise<(path: string) => (trial: number) => FilterValue> {
  const params = new Map<string, Float64Array>();
  for (const path of pathsOfFilter(filter)) {
    const param = paramOfPath(path);
    if (param) params.set(path, await paramValues(spec, param));
  }
  const { metric } = spec.objective;
  return (path) => {
    const values = params.get(path);
    if (values) {
      const texts = textsOfParam(spec, paramOfPath(path) as ParamName);
      return (trial) => toValue(path, texts, values[trial] as number);
    }
    if (path === 'index') return (trial) => trial;
    if (path === 'status') return statusOf;
    if (path === 'rung') return rungOf;
    if (path === 'objective') {
      return (trial) => (statusOf(trial) === 'completed' ? metricOf(trial, metric) : null);
    }
    const named = metricOfPath(path);
    return (trial) => (named === undefined ? null : metricOf(trial, named));
  };
}

/** Returns the value of a path for a trial that was read. The paths are those of `readFilterValues`. */
export function readTrialValue(
  spec: SweepSpec,
  { status, rung, metrics, params }: Pick<Trial, 'status' | 'rung' | 'metrics' | 'params'>,
  index: number,
  path: string,
): FilterValue {
  const param = paramOfPath(path);
  if (param) return params[param];
  if (path === 'index') return index;
  if (path === 'status') return status;
  if (path === 'rung') return rung;
  if (path === 'objective') {
    return status === 'completed' ? metrics?.[spec.objective.metric] : null;
  }
  const metric = metricOfPath(path);
  return metric && metrics?.[metric];
}

/** Converts a number back to the value of a hyperparameter. */
function toValue(path: string, texts: readonly string[] | undefined, number: number): FilterValue {
  if (path === 'params.nesterov') return number === 1;
  return texts === undefined ? number : texts[number];
}
