// Values of trials in columns, from the standings and the plan. Objects for trials would take four times as long.
import { hyperparameterNames, metricOfPath, paramOfPath, type SweepSpec } from '@sweepq/contract';
import { planValues, type RunValues, runOf } from '@sweepq/plan';
import type { StoredStandings } from '@sweepq/store';
import { decodeStandings } from '@sweepq/store/trials';
import type { TrialColumn } from './trial-columns.ts';

type Value = string | number | boolean | null;
type Wanted = {
  standings: StoredStandings;
  trials: Uint32Array;
  /** Columns for which `areOfStandings` is true. */
  names: readonly TrialColumn[];
};

/** Returns the values of each column for these trials. */
export function readColumns(
  spec: SweepSpec,
  { standings, trials, names }: Wanted,
): Map<TrialColumn, readonly Value[]> {
  const { statusOf, rungOf, metricOf } = decodeStandings(standings);
  const ofPlan = readPlan(spec, trials, names);
  const read = (name: TrialColumn): readonly Value[] => {
    const planned = ofPlan.get(name);
    if (planned !== undefined) return planned;
    if (name === 'status') return Array.from(trials, statusOf);
    if (name === 'rung') return Array.from(trials, rungOf);
    const metric = metricOfPath(name as string);
    if (metric === undefined) return [...trials];
    return Array.from(trials, (trial) => orNull(metricOf(trial, metric)));
  };
  return new Map(names.map((name) => [name, read(name)]));
}

const orNull = (value: number) => (Number.isNaN(value) ? null : value);

/** Returns the columns that the plan has: the run and the hyperparameters. */
function readPlan(
  spec: SweepSpec,
  trials: Uint32Array,
  names: readonly TrialColumn[],
): Map<TrialColumn, Value[]> {
  const columns = names.flatMap((name) => {
    const param = paramOfPath(name);
    if (param === undefined || param === 'iterations') return [];
    return [{ name, place: hyperparameterNames.indexOf(param), values: [] as Value[] }];
  });
  const [runs, iterations]: [Value[], Value[]] = [[], []];
  let known = -1;
  let planned: RunValues = { values: [], readings: [] };
  for (const index of trials) {
    const run = runOf(spec, index);
    // Trials of one run mostly follow each other.
    if (run !== known) {
      known = run;
      planned = planValues(spec, run);
    }
    const { values, readings } = planned;
    runs.push(run);
    iterations.push(readings[index - (readings[0]?.trial ?? 0)]?.iterations ?? null);
    for (const column of columns) column.values.push(values[column.place] as Value);
  }
  return new Map<TrialColumn, Value[]>([
    ...columns.map(({ name, values }) => [name, values] as const),
    ['run', runs],
    ['params.iterations', iterations],
  ]);
}
