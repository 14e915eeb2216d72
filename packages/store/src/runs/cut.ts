// Stores the results of a run that is cut: its sweep was closed while the run trained, or while the run waited to resume from a
// checkpoint. The checkpoint contains the model, and the record of the run contains the measurements at the same iteration.
import { type RunState, type SweepEvent, trialId } from '@sweepq/contract';
import { eventsKept, type StoreContext } from '../context.ts';
import { decodeCosts } from '../curves/curve.ts';
import { scripts } from '../generated/scripts.ts';
import { encodeStanding } from '../trials/standings.ts';
import { packMarks } from './attempt-log.ts';
import { decodeStoredCheckpoint, type RunCheckpoint } from './checkpoint.ts';
import type { CommittedTrial, Reached } from './commit.ts';
import { readSavedParts } from './read-saved-parts.ts';
import { parseRunState } from './run-state.ts';
import type { AttemptRef, RunRef } from './runs.ts';

/**
 * The attempt that trained the run; `idle`: only if the run has no active attempt; `any`: the last attempt is known to have
 * ended.
 */
export type CutBy = AttemptRef | 'idle' | 'any';

/** The iteration of the cut, and the outcomes of the open trials at that iteration. Each outcome has a model. */
export type RunCut = RunRef & {
  by: CutBy;
  outcomes: readonly Required<CommittedTrial>[];
  iteration: number;
  cost: number;
  /** The cost curve, encoded by `encodeCurve`. It is not needed if the stored curve has the same length. */
  curve?: Uint8Array | undefined;
  ofRun: Pick<RunState, 'curveSha256' | 'costRises' | 'engine' | 'seconds'>;
  /** When the sweep of the run ended. */
  finishedAt: string;
};

/** Writes a cut. Returns the trials that it changed, or undefined for a run that must not be cut or has been cut. */
export async function cutRun(
  { redis, keys }: StoreContext,
  { sweepId, run, by, outcomes, iteration, cost, curve, ofRun, finishedAt }: RunCut,
): Promise<number[] | undefined> {
  // JSON in Lua keeps only 14 digits of a number, so a cost is sent as text.
  const patch = { iteration, cost: String(cost), ...ofRun };
  const { attempt, begin = '', marks = undefined } = typeof by === 'string' ? { attempt: by } : by;
  const args = {
    sweepId,
    eventsKept,
    run,
    by: attempt,
    begin,
    marks: packMarks(marks),
    curve: curve ?? '',
    finishedAt,
    patch: JSON.stringify(patch),
    trials: outcomes.map(({ trial, outcome, model }) => ({
      index: trial,
      outcome: JSON.stringify(outcome),
      event: JSON.stringify({
        type: 'trial',
        id: trialId(sweepId, trial),
        status: outcome.status,
        metrics: outcome.metrics,
      } satisfies SweepEvent),
      model,
      standing: encodeStanding(outcome),
    })),
  };
  return (await scripts.cutRun(redis, keys.inScripts(sweepId), args)) ?? undefined;
}

/** The last saved iteration of a run, with its measurements. */
export type SavedRun = Reached & {
  checkpoint: RunCheckpoint;
  /** Whether the stored curve ends at the same iteration. */
  isCurveStored: boolean;
  startedAt: string | null;
  seconds: number | null;
};

/** Reads the last saved iteration of a run. Undefined if the run has ended, was never saved, or has a checkpoint without measurements. */
export async function readSavedRun(
  context: StoreContext,
  { sweepId, run }: RunRef,
): Promise<SavedRun | undefined> {
  const { redis, keys } = context;
  const { runs, checkpoints, curves, models } = keys.ofSweep(sweepId);
  const of = String(run);
  const [text, bytes, curve, inTraining] = await Promise.all([
    redis.hget(runs, of),
    redis.hgetBuffer(checkpoints, of),
    redis.hgetBuffer(curves, of),
    readSavedParts(context, { sweepId, name: of }),
  ]);
  const reached = text === null ? undefined : parseReached(text);
  if (text === null || reached === undefined) return undefined;
  const { startedAt, seconds } = parseRunState(text);
  const isCurveStored = curve !== null && curve.readUInt32LE(0) === reached.iterations;
  const saved = { ...reached, startedAt, seconds, isCurveStored };
  if (inTraining?.costs.length === reached.iterations) return { ...saved, checkpoint: inTraining };
  if (bytes === null || bytes.length < 8) return undefined;
  const trial = bytes.readUInt32LE(4);
  const model = trial > 0 ? await redis.hgetBuffer(models, String(trial - 1)) : null;
  const checkpoint = decodeStoredCheckpoint(bytes, {
    curveCosts: curve === null ? undefined : decodeCosts(curve),
    model: model ?? undefined,
  });
  // Measurements of another iteration were saved with another checkpoint.
  if (checkpoint?.costs.length !== reached.iterations) return undefined;
  return { ...saved, checkpoint };
}

/** Returns the runs of a sweep that were saved, have not ended, and are not in progress. */
export async function findIdleRuns(
  { redis, keys }: StoreContext,
  sweepId: string,
): Promise<number[]> {
  const { runs } = keys.ofSweep(sweepId);
  const idle = new Set<number>();
  let cursor = '0';
  do {
    const [next, entries] = await redis.hscan(runs, cursor, 'COUNT', runsAtOnce);
    for (let k = 0; k < entries.length; k += 2) {
      const [run = '', text = ''] = entries.slice(k, k + 2);
      if (parseReached(text) === undefined) continue;
      if ((JSON.parse(text) as RunState).status !== 'running') idle.add(Number(run));
    }
    cursor = next;
  } while (cursor !== '0');
  return [...idle].sort((a, b) => a - b);
}

const runsAtOnce = 500;

/** Returns the measurements in the record of a run; undefined if it has none or the run has ended. A record without `reached` is not parsed. */
function parseReached(text: string): Reached | undefined {
  if (!text.includes('"reached"')) return undefined;
  const { reached, finishedAt } = JSON.parse(text) as RunState & { reached?: string };
  return reached === undefined || finishedAt !== null ? undefined : JSON.parse(reached);
}
