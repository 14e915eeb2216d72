import {
  type Filter,
  type MetricName,
  type ParamName,
  paramNames,
  pathOfMetric,
  type SweepSpec,
} from '@sweepq/contract';
import { createRandom, planTrial, shuffled } from '@sweepq/plan';
import type { StoredStandings } from '@sweepq/store';
import { numberOfParam, selectAmong } from '@sweepq/store/trials';
import { internSpec } from '../heavy/intern-spec.ts';
import { type Measured, measureImportance } from './measure-importance.ts';
import type { Table } from './tree.ts';

/** The maximum number of trials, which take one second to measure. Of more trials, this number is drawn. */
const mostTrials = 2_000;
export const fewestTrials = 10;
const seed = 0;

type MeasureTask = { spec: SweepSpec; standings: StoredStandings; metric: MetricName };

type MeasuredSweep =
  | { tooFew: number }
  | (Measured & { names: readonly ParamName[]; trials: number });

/**
 * A task of a thread: measures the importances of the hyperparameters of a sweep. Returns the number of trials if there are
 * too few.
 */
export async function measureSweep(task: MeasureTask): Promise<MeasuredSweep> {
  const read = await readTable(internSpec(task.spec), task.standings, task.metric);
  if ('tooFew' in read) return read;
  const { names, table } = read;
  return { ...measureImportance(table), names, trials: table.y.length };
}

const onlyCompleted: Filter = {
  ...{ kind: 'comparison', type: 'choice', path: 'status', operator: '=', value: 'completed' },
};

type NamedTable = { names: readonly ParamName[]; table: Table };

/**
 * Returns a table of the completed trials that have this metric. It has a column for each hyperparameter that has at least two
 * values among these trials. Returns the number of trials if there are too few.
 */
async function readTable(
  spec: SweepSpec,
  standings: StoredStandings,
  metric: MetricName,
): Promise<NamedTable | { tooFew: number }> {
  const selected = await selectAmong(spec, standings, {
    sort: [{ path: pathOfMetric(metric), order: 'asc' }],
    filter: onlyCompleted,
  });
  const { trials } = selected;
  const values = selected.columns[0]?.values ?? new Float64Array();
  const numberOf = (trial: number) => values[trial] as number;
  const measured = trials.filter((trial) => !Number.isNaN(numberOf(trial))).sort();
  if (measured.length < fewestTrials) return { tooFew: measured.length };
  const drawn = draw(measured);
  const columns = readColumns(spec, drawn);
  // No two trials have equal hyperparameters, so there is at least one column.
  const varied = paramNames.filter((_, k) => new Set(columns[k]).size > 1);
  const ofVaried = varied.map((name) => columns[paramNames.indexOf(name)] as Float64Array);
  return { names: varied, table: { columns: ofVaried, y: Float64Array.from(drawn, numberOf) } };
}

/** Draws the trials to measure. The seed is fixed, so that the same trials give the same result. */
function draw(trials: Uint32Array): Uint32Array {
  if (trials.length <= mostTrials) return trials;
  const places = shuffled(trials.length, createRandom(seed)).slice(0, mostTrials);
  return Uint32Array.from(places, (place) => trials[place] as number);
}

/** Returns a column for each hyperparameter, with its value in each trial. */
function readColumns(spec: SweepSpec, trials: Uint32Array): Float64Array[] {
  const columns = paramNames.map(() => new Float64Array(trials.length));
  const converters = paramNames.map((name) => numberOfParam(spec, name));
  for (const [row, trial] of trials.entries()) {
    const { params } = planTrial(spec, trial);
    for (const [k, name] of paramNames.entries()) {
      (columns[k] as Float64Array)[row] = converters[k]?.(params[name]) ?? Number.NaN;
    }
  }
  return columns;
}
