// Values of trials in columns, from the standings and the plan. Objects for trials would take four times as long.
import { metricOfPath, paramOfPath, paramsOf, type SweepSpec } from '@sweepq/contract';
import { type PlannedRun, planRun, runOf } from '@sweepq/plan';
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
  const ofPlan = planValues(spec, trials, names);
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
function planValues(
  spec: SweepSpec,
  trials: Uint32Array,
  names: readonly TrialColumn[],
): Map<TrialColumn, Value[]> {
  const columns = names.flatMap((name) => {
    const param = paramOfPath(name);
    return param === undefined || param === 'iterations' ? [] : [{ name, param }];
  });
  const values = columns.map((): Value[] => []);
  const [runs, iterations]: [Value[], Value[]] = [[], []];
  let planned: PlannedRun | undefined;
  let ofRun: Value[] = [];
  for (const index of trials) {
    const run = runOf(spec, index);
    // Trials of one run mostly follow each other.
    if (planned?.run !== run) {
      planned = planRun(spec, run);
      const params = paramsOf(planned.hyperparameters, 0);
      ofRun = columns.map(({ param }) => params[param]);
    }
    const { readings } = planned;
    runs.push(run);
    iterations.push(readings[index - (readings[0]?.trial ?? 0)]?.iterations ?? null);
    for (let column = 0; column < ofRun.length; column += 1) {
      (values[column] as Value[]).push(ofRun[column] as Value);
    }
  }
  return new Map<TrialColumn, Value[]>([
    ...columns.map(({ name }, column) => [name, values[column] as Value[]] as const),
    ['run', runs],
    ['params.iterations', iterations],
  ]);
}
