// Values of trials in columns, from the standings and the plan. Objects for trials would take four times as long.
import { hyperparameterNames, metricOfPath, paramOfPath, type SweepSpec } from '@sweepq/contract';
import { planValues, type RunValues, runOf } from '@sweepq/plan';
import type { StoredStandings } from '@sweepq/store';
import { decodeStandings, textsOfParam } from '@sweepq/store/trials';
import type { TrialColumn } from './trial-columns.ts';

type Value = string | number | boolean | null;
/** The values of a column. In an array of numbers, NaN is a missing value: a list of numbers and nulls would keep an object for each number. */
export type ColumnValues = readonly Value[] | Float64Array | Uint32Array;
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
): Map<TrialColumn, ColumnValues> {
  const { statusOf, rungOf, metricOf } = decodeStandings(standings);
  const ofPlan = readPlan(spec, trials, names);
  const read = (name: TrialColumn): ColumnValues => {
    const planned = ofPlan.get(name);
    if (planned !== undefined) return planned;
    if (name === 'status') return Array.from(trials, statusOf);
    if (name === 'rung') return Array.from(trials, rungOf);
    const metric = metricOfPath(name as string);
    if (metric === undefined) return trials;
    const values = new Float64Array(trials.length);
    for (let k = 0; k < values.length; k++) values[k] = metricOf(trials[k] as number, metric);
    return values;
  };
  return new Map(names.map((name) => [name, read(name)]));
}

/** Returns the columns that the plan has: the run and the hyperparameters. */
function readPlan(
  spec: SweepSpec,
  trials: Uint32Array,
  names: readonly TrialColumn[],
): Map<TrialColumn, ColumnValues> {
  const [runs, iterations] = [new Uint32Array(trials.length), new Float64Array(trials.length)];
  const rows: RunValues['values'][] = new Array(trials.length);
  let run = -1;
  let planned: RunValues = { values: [], readings: [] };
  for (let k = 0; k < trials.length; k++) {
    const index = trials[k] as number;
    // In the order of the index, the trials of the next run follow those of this run. `runOf` would take as long as reading the values.
    if (!has(planned, index)) {
      run = run >= 0 && index === endOf(planned) ? run + 1 : runOf(spec, index);
      planned = planValues(spec, run);
    }
    const { values, readings } = planned;
    runs[k] = run;
    iterations[k] = readings[index - startOf(planned)]?.iterations ?? Number.NaN;
    rows[k] = values;
  }
  const columns = new Map<TrialColumn, ColumnValues>([
    ['run', runs],
    ['params.iterations', iterations],
  ]);
  for (const name of names) {
    const param = paramOfPath(name);
    if (param === undefined || param === 'iterations') continue;
    const place = hyperparameterNames.indexOf(param);
    const isNumber = param !== 'nesterov' && textsOfParam(spec, param) === undefined;
    columns.set(
      name,
      isNumber ? numbersAt(rows, place) : rows.map((values) => values[place] as Value),
    );
  }
  return columns;
}

const startOf = ({ readings }: RunValues) => readings[0]?.trial ?? 0;
const endOf = (planned: RunValues) => startOf(planned) + planned.readings.length;
const has = (planned: RunValues, trial: number) =>
  trial >= startOf(planned) && trial < endOf(planned);

/** A function of its own, because V8 compiles a loop that writes arrays of one kind to faster code. */
function numbersAt(rows: readonly RunValues['values'][], place: number): Float64Array {
  const numbers = new Float64Array(rows.length);
  for (let k = 0; k < numbers.length; k++) numbers[k] = (rows[k]?.[place] ?? Number.NaN) as number;
  return numbers;
}
