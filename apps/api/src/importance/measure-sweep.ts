import type { MetricName, SweepSpec, TrialParams } from '@sweepq/contract';
import type { StoredStandings } from '@sweepq/store';
import { rememberSpec } from '../heavy/remember-spec.ts';
import { type Measured, measureImportance } from './measure-importance.ts';
import { readTable } from './read-table.ts';

type MeasureTask = { spec: SweepSpec; standings: StoredStandings; metric: MetricName };

export type MeasuredSweep =
  | { tooFew: number }
  | (Measured & { names: readonly (keyof TrialParams)[]; trials: number });

/** The importances of the hyperparameters of a sweep, or the number of trials if there are too few. */
export async function measureSweep(task: MeasureTask): Promise<MeasuredSweep> {
  const read = await readTable(rememberSpec(task.spec), task.standings, task.metric);
  if ('tooFew' in read) return read;
  const { names, table } = read;
  return { ...measureImportance(table), names, trials: table.y.length };
}
