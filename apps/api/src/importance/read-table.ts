import {
  type MetricName,
  preprocessings,
  type SweepSpec,
  type TrialParams,
  trialParams,
} from '@sweepq/contract';
import { createRandom, planTrial, shuffled } from '@sweepq/plan';
import type { StoredStandings } from '@sweepq/store';
import { selectAmong } from '@sweepq/store/trials';
import type { Table } from './tree.ts';

/** Maximum number of trials. Of more trials this number is drawn: the thread measures them in one second. */
const mostTrials = 2_000;
export const fewestTrials = 10;
const seed = 0;

const names = trialParams.keyof().options;

export type NamedTable = { names: readonly (keyof TrialParams)[]; table: Table };

/**
 * The completed trials of a sweep that have this metric, with a column for each hyperparameter that has at least two
 * values among them. Returns the number of trials if there are too few.
 */
export async function readTable(
  spec: SweepSpec,
  standings: StoredStandings,
  metric: MetricName,
): Promise<NamedTable | { tooFew: number }> {
  const selection = { sort: metric, status: ['completed'] } as const;
  const { trials, values } = await selectAmong(spec, standings, selection);
  const numberOf = (trial: number) => values[trial] as number;
  const measured = trials.filter((trial) => !Number.isNaN(numberOf(trial))).sort();
  if (measured.length < fewestTrials) return { tooFew: measured.length };
  const drawn = draw(measured);
  const columns = readColumns(spec, drawn);
  // Trials differ, so there is at least one column.
  const varied = names.filter((_, k) => new Set(columns[k]).size > 1);
  const ofVaried = varied.map((name) => columns[names.indexOf(name)] as Float64Array);
  return { names: varied, table: { columns: ofVaried, y: Float64Array.from(drawn, numberOf) } };
}

/** Draws the same trials each time. */
function draw(trials: Uint32Array): Uint32Array {
  if (trials.length <= mostTrials) return trials;
  const places = shuffled(trials.length, createRandom(seed)).slice(0, mostTrials);
  return Uint32Array.from(places, (place) => trials[place] as number);
}

/** The trials' values of each hyperparameter. */
function readColumns(spec: SweepSpec, trials: Uint32Array): Float64Array[] {
  const columns = names.map(() => new Float64Array(trials.length));
  for (const [row, trial] of trials.entries()) {
    const { params } = planTrial(spec, trial);
    for (const [k, name] of names.entries()) {
      (columns[k] as Float64Array)[row] = toNumber(params[name]);
    }
  }
  return columns;
}

/** Replaces booleans and names by their index in the list of values. */
const toNumber = (value: TrialParams[keyof TrialParams]) =>
  typeof value === 'string' ? preprocessings.indexOf(value) : Number(value);
