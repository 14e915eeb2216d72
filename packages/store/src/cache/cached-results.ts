// The cached results of earlier runs. A run with the same trajectory commits them instead of training again.

import { laterMetrics, type MetricName, type RunState, type TrialOutcome } from '@sweepq/contract';
import type { PlannedReading } from '@sweepq/plan';
import type { StoreContext } from '../context.ts';
import { scripts } from '../generated/scripts.ts';
import type { StoreKeys } from '../keys.ts';
import { prepareCommit, type RunCommit } from '../runs/commit.ts';
import { parseRunState } from '../runs/run-state.ts';
import type { RunRef } from '../runs/runs.ts';
import { parseOutcome } from '../trials/parse-outcome.ts';
import type { CachedTrajectory } from './cache-fields.ts';

/** A reading, and the outcome of a trial of another run at the same iteration count. */
export type CachedReading = PlannedReading & {
  source: { sweepId: string; trial: number; run: number };
  outcome: TrialOutcome;
};

/** The cached results of a trajectory: its readings in order, and the state of the run that has the last reading. */
export type CachedRun = { readings: CachedReading[]; state: RunState | undefined };

/** For each reading of a trajectory whether it is cached, and the iteration from which a run can train the other readings. */
export type CachedPart = { isCached: boolean[]; from: number };

/** The objective of the sweep that looks for results. */
type Ranked = { metric: MetricName };

/** Finds the cached results of these trajectories at their iteration counts, in one round trip. */
export async function findCachedResults(
  context: StoreContext,
  wanted: readonly CachedTrajectory[],
  { metric }: Ranked,
): Promise<CachedRun[]> {
  const found = await find(context, wanted, { whole: true, metric });
  return found.map(([, state, readings], k) => ({
    state: state === '' ? undefined : parseRunState(state),
    readings: readings.flatMap((cached, n) => {
      const reading = wanted[k]?.readings[n];
      if (!Array.isArray(cached) || reading === undefined) return [];
      const [sweepId, trial, run, outcome] = cached;
      const source = { sweepId, trial: Number(trial), run: Number(run) };
      return [{ ...reading, source, outcome: parseOutcome(outcome) }];
    }),
  }));
}

/** Finds which readings of these trajectories are cached, in one round trip. */
export async function countCachedResults(
  context: StoreContext,
  wanted: readonly CachedTrajectory[],
  { metric }: Ranked,
): Promise<CachedPart[]> {
  const found = await find(context, wanted, { whole: false, metric });
  return found.map(([from, , readings]) => ({
    from,
    isCached: readings.map((cached) => cached !== ''),
  }));
}

/**
 * A result that has this metric also has `metric`. Results of version 0.2 have only the first metrics. For an objective that they lack, their
 * trials are trained again, or measured again from their checkpoint.
 */
const neededFor = (metric: MetricName): MetricName | '' =>
  laterMetrics.includes(metric) ? 'testBalancedAccuracy' : '';

async function find(
  { redis, keys }: StoreContext,
  wanted: readonly CachedTrajectory[],
  { whole, metric }: Ranked & { whole: boolean },
) {
  if (wanted.length === 0) return [];
  const cachedResults = wanted.map(({ trajectory }) => keys.cachedResults(trajectory));
  const counts = wanted.map(({ readings }) => readings.map(({ iterations }) => iterations));
  const readings = counts.map((each) => JSON.stringify(each));
  const args = { stem: keys.stem, whole: whole ? 1 : 0, needed: neededFor(metric), readings };
  return scripts.findCachedResults(redis, { cachedResults }, args);
}

/** A commit of cached results. Redis copies the models, and with `curveOf` also the cost curve of that run. */
export type RunReuse = Omit<RunCommit, 'outcomes'> & {
  readings: readonly CachedReading[];
  /** The generation of the sweep when the run was planned. If the sweep has another one now, nothing is committed. */
  generation: number;
  /** The number of trials of the sweep when the run was planned. If the sweep has another one now, nothing is committed. */
  total: number;
  curveOf?: RunRef | undefined;
};

/**
 * Commits cached results of other runs, and returns the trials that it ended. Returns undefined if one of the cached results
 * was deleted, or if the sweep has another generation or number of trials now.
 */
export async function reuseRun(
  { redis, keys }: StoreContext,
  { readings, curveOf, generation, total, ...commit }: RunReuse,
): Promise<number[] | undefined> {
  const outcomes = readings.map(({ trial, outcome, source }) => ({
    trial,
    outcome,
    ...(outcome.modelSha256 !== null && {
      // The script replaces this name by the model.
      model: Buffer.from(`${keys.ofSweep(source.sweepId).models} ${source.trial}`),
    }),
  }));
  const prepared = prepareCommit(keys, { ...commit, outcomes });
  const args = {
    ...prepared.args,
    ...foldsFrom(keys, commit.folds, readings),
    generation,
    total,
    curveOf: curveOf ? `${keys.ofSweep(curveOf.sweepId).curves} ${curveOf.run}` : '',
  };
  const committed = await scripts.reuseRun(redis, prepared.keys, args);
  return committed === 'gone' ? undefined : ((committed as number[] | null) ?? []);
}

/** Returns where a script finds the cost curves of the folds of the last reading. */
export function foldsFrom(
  keys: StoreKeys,
  folds: RunState['folds'],
  readings: readonly Pick<CachedReading, 'source'>[],
): { folds: number; foldsOf: string } {
  const source = readings.at(-1)?.source;
  if (folds === undefined || source === undefined) return { folds: 0, foldsOf: '' };
  return {
    folds: folds.length,
    foldsOf: `${keys.ofSweep(source.sweepId).curves} ${source.run}`,
  };
}
