// What was found out once is not trained again: looked up by trajectory, committed under another trial, gone on from.

import type { RunState, TrialOutcome } from '@sweepq/contract';
import type { PlannedReading } from '@sweepq/plan';
import type { StoreContext } from '../context.ts';
import { decodeCosts } from '../curves/curve.ts';
import { scripts } from '../generated/scripts.ts';
import { decodeStoredCheckpoint, type RunCheckpoint } from '../runs/checkpoint.ts';
import { prepareCommit, type RunCommit } from '../runs/commit.ts';
import { parseRunState, type RunRef } from '../runs/runs.ts';
import { parseOutcome } from '../trials/parse-outcome.ts';
import type { CachedTrajectory } from './cache-fields.ts';

/** How a trial of another run ended that answers a reading. */
export type CachedReading = PlannedReading & {
  source: { sweepId: string; trial: number; run: number };
  outcome: TrialOutcome;
};

/** What is known of a trajectory: its readings in their order, and the state of the run of the last of them. */
export type CachedRun = { readings: CachedReading[]; state: RunState | undefined };

/** How much of a trajectory is known: of each reading whether it is, and from which iteration the rest can go on. */
export type CachedPart = { isKnown: boolean[]; from: number };

/** What is known of these trajectories at the counts at which they are read, in one round trip. */
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

/** How much is known of these trajectories, in one round trip. */
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

/** A commit of what is known: models are copied, and the curve too if it lies as it is to be. */
export type RunReuse = Omit<RunCommit, 'outcomes'> & {
  readings: readonly CachedReading[];
  /** What the run was planned with: nothing is committed if the sweep has other ones by now. */
  generation: number;
  total: number;
  curveOf?: RunRef | undefined;
};

/**
 * Commits what is known from other runs; undefined if something of it is gone by now, or the sweep has other trials. A trial that has ended stays as
 * it is.
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

/** What a run has to do still: the trials that have no outcome, and where it can begin. */
export type Resumption = { open: number[]; checkpoint: RunCheckpoint | undefined };

type ResumableRun = RunRef & { readings: readonly PlannedReading[]; reuse: boolean };

/** Of the runs of the same trajectory, those of other sweeps are left alone unless `reuse` says otherwise. */
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
