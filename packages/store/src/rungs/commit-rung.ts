import { type RunState, type SweepEvent, type TrialOutcome, trialId } from '@sweepq/contract';
import { eventsKept, type StoreContext } from '../context.ts';
import { scripts } from '../generated/scripts.ts';
import { packMarks } from '../runs/attempt-log.ts';
import type { Reached } from '../runs/commit.ts';
import type { RunRef, StartedAttempt } from '../runs/runs.ts';
import { encodeStanding } from '../trials/standings.ts';
import { fieldOfPace, type MeasuredPace } from '../workers/pace.ts';
import { bytesOfEntry, encodeValue, offsetOf } from './rungs.ts';

/** The state of a run at a rung below its last one. A run of a sweep with pruning has one trial. */
export type RungCommit = RunRef &
  StartedAttempt & {
    trial: number;
    rung: { index: number; count: number };
    /** The metric of the objective. */
    value: number;
    /** The outcome of the trial if it is pruned at this rung. */
    held: TrialOutcome;
    model: Uint8Array;
    iteration: number;
    cost: number;
    reached: Reached;
    curve: Uint8Array;
    checkpoint: Uint8Array | undefined;
    /** The hash and the number of rises of the curve, the engine, and the time in the thread. */
    ofRun: Pick<RunState, 'curveSha256' | 'costRises' | 'engine' | 'seconds'>;
    /** The trajectory under which the checkpoint is cached. */
    trajectory: string;
    pace: MeasuredPace | undefined;
  };

/**
 * Commits a run at a rung, and queues it again without a job. `known`: the rung was committed before; `superseded`: the attempt is not the
 * current one; `closed`: the sweep is closed or gone. With the last two answers, nothing is written.
 */
export async function commitRung(
  { redis, keys }: StoreContext,
  commit: RungCommit,
): Promise<'committed' | 'known' | 'superseded' | 'closed'> {
  const { sweepId, run, attempt, begin, trial, rung, held, pace, checkpoint } = commit;
  const id = trialId(sweepId, trial);
  const { metrics } = held;
  const patch = {
    iteration: commit.iteration,
    // JSON in Lua keeps only 14 digits of a number, so a cost is sent as text.
    cost: String(commit.cost),
    reached: JSON.stringify(commit.reached),
    ...commit.ofRun,
  };
  const args = {
    ...{ sweepId, eventsKept, run, trial, attempt, begin },
    marks: packMarks(commit.marks),
    rung: rung.index,
    entryBytes: bytesOfEntry(rung.count),
    valueAt: offsetOf(rung.index),
    value: encodeValue({ value: commit.value, cost: commit.reached.metrics.trainCost }),
    held: JSON.stringify(held),
    standing: encodeStanding(held),
    heldEvent: eventOf({ type: 'trial', id, status: 'pruned', metrics, rung: rung.index }),
    event: eventOf({ type: 'trial', id, status: 'queued', metrics, rung: rung.index }),
    model: commit.model,
    curve: commit.curve,
    checkpoint: checkpoint ?? '',
    cacheField: JSON.stringify([`c${commit.iteration}`, `${sweepId} ${run}`]),
    patch: JSON.stringify(patch),
    paceOf: pace ? fieldOfPace(pace.of) : '',
    seconds: pace?.seconds ?? 0,
    iterations: pace?.iterations ?? 0,
    indices: [trial],
  };
  const cachedResults = keys.cachedResults(commit.trajectory);
  return scripts.commitRung(redis, { cachedResults, ...keys.inScripts(sweepId) }, args);
}

const eventOf = (event: SweepEvent) => JSON.stringify(event);
