// Results that are known are not trained again. They are found by trajectory, committed under another trial, and used as
// the start of longer runs.

import type { RunState, TrialOutcome } from '@sweepq/contract';
import type { PlannedReading } from '@sweepq/plan';
import type { StoreContext } from '../context.ts';
import { decodeCosts } from '../curves/curve.ts';
import { scripts } from '../generated/scripts.ts';
import { decodeStoredCheckpoint, type RunCheckpoint } from '../runs/checkpoint.ts';
import { prepareCommit, type RunCommit } from '../runs/commit.ts';
import { parseRunState } from '../runs/run-state.ts';
import type { RunRef } from '../runs/runs.ts';
import { parseOutcome } from '../trials/parse-outcome.ts';
import type { CachedTrajectory } from './cache-fields.ts';

/** The outcome of a trial of another run that answers a reading. */
export type CachedReading = PlannedReading & {
  source: { sweepId: string; trial: number; run: number };
  outcome: TrialOutcome;
};

/** The cached results of a trajectory: its readings in order, and the state of the run of the last one. */
export type CachedRun = { readings: CachedReading[]; state: RunState | undefined };

/** How much of a trajectory is cached: whether each reading is, and the iteration from which the rest can resume. */
export type CachedPart = { isKnown: boolean[]; from: number };

/** Finds the cached results of these trajectories at their iteration counts, in one round trip. */
export async function findCachedResults(
  context: StoreContext,
  wanted: readonly CachedTrajectory[],
): Promise<CachedRun[]> {
  const found = await find(context, wanted, { whole: true });
  return found.map(([, state, readings], k) => ({
    state: state === '' ? undefined : parseRunState(state),
    readings: readings.flatMap((known, n) => {
      const reading = wanted[k]?.readings[n];
      if (!Array.isArray(known) || reading === undefined) return [];
      const [sweepId, trial, run, outcome] = known;
      const source = { sweepId, trial: Number(trial), run: Number(run) };
      return [{ ...reading, source, outcome: parseOutcome(outcome) }];
    }),
  }));
}

/** Finds how much of these trajectories is cached, in one round trip. */
export async function countCachedResults(
  context: StoreContext,
  wanted: readonly CachedTrajectory[],
): Promise<CachedPart[]> {
  const found = await find(context, wanted, { whole: false });
  return found.map(([from, , readings]) => ({
    from,
    isKnown: readings.map((known) => known !== ''),
  }));
}

async function find(
  { redis, keys }: StoreContext,
  wanted: readonly CachedTrajectory[],
  { whole }: { whole: boolean },
) {
  if (wanted.length === 0) return [];
  const known = wanted.map(({ trajectory }) => keys.known(trajectory));
  const counts = wanted.map(({ readings }) => readings.map(({ iterations }) => iterations));
  const readings = counts.map((each) => JSON.stringify(each));
  return scripts.findKnown(redis, { known }, { stem: keys.stem, whole: whole ? 1 : 0, readings });
}

/** A commit of cached results. Models are copied; the curve is copied too if the stored one is usable as it is. */
export type RunReuse = Omit<RunCommit, 'outcomes'> & {
  readings: readonly CachedReading[];
  /**
   * The generation and extensions with which the run was planned: nothing is committed if the sweep's are different now.
   */
  generation: number;
  total: number;
  curveOf?: RunRef | undefined;
};

/**
 * Commits cached results of other runs. Returns undefined if some of them are gone, or if the sweep has other trials now. A
 * trial that has ended does not change.
 */
export async function reuseRun(
  { redis, keys }: StoreContext,
  { readings, curveOf, generation, total, ...commit }: RunReuse,
): Promise<number[] | undefined> {
  const outcomes = readings.map(({ trial, outcome, source }) => ({
    trial,
    outcome,
    ...(outcome.modelSha256 !== null && {
      model: Buffer.from(`${keys.ofSweep(source.sweepId).models} ${source.trial}`),
    }),
  }));
  const prepared = prepareCommit(keys, { ...commit, outcomes });
  const args = {
    ...prepared.args,
    generation,
    total,
    curveOf: curveOf ? `${keys.ofSweep(curveOf.sweepId).curves} ${curveOf.run}` : '',
  };
  const committed = await scripts.reuseRun(redis, prepared.keys, args);
  return committed === 'gone' ? undefined : ((committed as number[] | null) ?? []);
}

/** The rest of a run: the trials without an outcome, and the checkpoint from which it can resume. */
export type Resumption = { open: number[]; checkpoint: RunCheckpoint | undefined };

type ResumableRun = RunRef & { readings: readonly PlannedReading[]; reuse: boolean };

/** Finds the rest of a run. Checkpoints of other sweeps with the same trajectory are used only if `reuse` is true. */
export async function findResumption(
  { redis, keys }: StoreContext,
  { sweepId, run, readings, reuse }: ResumableRun,
  trajectory: string,
): Promise<Resumption> {
  const [open, checkpoint, curve, model] = await scripts.findResumption(
    redis,
    { known: keys.known(trajectory), ...keys.inScripts(sweepId) },
    { stem: keys.stem, run, only: reuse ? '' : sweepId, readings },
  );
  if (checkpoint === undefined) return { open, checkpoint };
  const curveCosts = curve?.length ? decodeCosts(curve) : undefined;
  return { open, checkpoint: decodeStoredCheckpoint(checkpoint, { curveCosts, model }) };
}
