import { engineVersion } from '@sweepq/core';
import {
  checkpointEveryMs,
  checkpointShare,
  encodeCurve,
  firstCheckpointMs,
  type MeasuredPace,
  type RunJobData,
} from '@sweepq/queue';
import type { RunEnd, Taken, TrainingMessage } from '../threads/messages.ts';
import { monotonicMs } from '../threads/monotonic-ms.ts';
import { checkpointOf, checkpointOnTheWay } from './checkpoint-of.ts';
import type { TrainerDeps } from './create-trainer.ts';
import { completedOutcome, divergedOutcome } from './outcomes.ts';
import type { RunTimes } from './run-times.ts';
import { SupersededError } from './superseded-error.ts';

export type Committer = {
  /** Shared with the thread: after how many ms it is to save a checkpoint. */
  checkpointEvery: Int32Array;
  /** Aborted by the first commit that fails, so that no thread trains for nothing. */
  failed: AbortSignal;
  /** Waits for all commits; throws the error of the one that failed. */
  settled(): Promise<void>;
  commit(message: TrainingMessage): void;
};

/** `goal` is the largest iteration count that is open; `crashes` came before this attempt; `onFurther` is told of each commit. */
type Attempt = {
  attempt: number;
  crashes: number;
  onFurther: () => void;
  startedAt: string;
  times: RunTimes;
  trajectory: string;
  goal: number | undefined;
};

/** Commits what a run brings about, one message after the other, each in one piece. */
export function createCommitter(
  { store, metrics, now }: Pick<TrainerDeps, 'store' | 'metrics' | 'now'>,
  data: RunJobData,
  { attempt, crashes, onFurther, startedAt, times, trajectory, goal = 0 }: Attempt,
): Committer {
  const { sweepId, run, objective, readings } = data;
  const known = { trajectory, readings };
  // What a reading ends with survives the thinning of a long curve.
  const keep = data.readings.map(({ iterations }) => iterations - 1);
  const reached = new Set<number>();
  const failing = new AbortController();
  // One whose last attempt crashed keeps saving often: it is to get past the next one, or to be known for it.
  const longestMs = crashes > 0 ? firstCheckpointMs : checkpointEveryMs;
  let saveEveryMs = firstCheckpointMs;
  const checkpointEvery = new Int32Array(new SharedArrayBuffer(4)).fill(saveEveryMs);
  let commits: Promise<void> = Promise.resolve();

  const write = async (message: TrainingMessage, curve: Buffer, checkpoint?: Buffer) => {
    const { report, end } = message;
    const finishedAt = now().toISOString();
    const outcomes = decide(message, finishedAt);
    const commit = {
      ...{ sweepId, run, attempt, objective, known, outcomes, curve, checkpoint },
      iteration: report.iteration,
      cost: report.cost,
      ...(end && { checkpoint: checkpointOf(end, { outcomes, goal }) }),
      ...(end && end.trained > 0 && { pace: paceOf(data, end) }),
      ...(end && end.status !== 'stopped' && { end: endOf(end, end.status, finishedAt) }),
    };
    const answer = await store.commitRun(commit);
    if (answer === 'superseded') throw new SupersededError();
    onFurther();
    const committed = new Set(answer);
    for (const { trial, outcome } of outcomes) {
      if (committed.has(trial)) metrics.countTrials(outcome.status, 1);
    }
  };

  /** The trials that this message decides. The trials that a diverged run did not reach end with it. */
  const decide = ({ report, end }: TrainingMessage, finishedAt: string) => {
    const trained = (taken: Taken) => ({ startedAt, finishedAt, times: times.timesOf(taken) });
    const completed = report.readings.flatMap((reading) => {
      reached.add(reading.asked);
      return data.readings
        .filter(({ iterations }) => iterations === reading.asked)
        .map(({ trial }) => ({ trial, ...completedOutcome(reading, trained(reading)) }));
    });
    if (end?.status !== 'diverged') return completed;
    const diverged = data.readings
      .filter(({ iterations }) => !reached.has(iterations))
      .map(({ trial }) => ({ trial, ...divergedOutcome(end, divergence(end), trained(end)) }));
    return [...completed, ...diverged];
  };

  /** What packing a curve takes grows with it: a longer one is saved less often. */
  const pack = (message: TrainingMessage, curve: Float64Array) => {
    const startedAt = monotonicMs();
    const packed = { curve: encodeCurve(curve, keep), checkpoint: checkpointOnTheWay(message) };
    if (packed.checkpoint !== undefined) saveEveryMs = Math.min(2 * saveEveryMs, longestMs);
    const least = (monotonicMs() - startedAt) / checkpointShare;
    Atomics.store(checkpointEvery, 0, Math.round(Math.max(saveEveryMs, least)));
    return packed;
  };

  return {
    checkpointEvery,
    failed: failing.signal,
    settled: () => commits,
    commit(message) {
      const curve = message.end?.curve ?? message.report.curve;
      if (curve === undefined) return;
      const packed = pack(message, curve);
      commits = commits.then(() => write(message, packed.curve, packed.checkpoint));
      commits.catch((error) => failing.abort(error));
    },
  };
}

function paceOf(data: RunJobData, { trainedMs, trained }: RunEnd): MeasuredPace {
  const { dataset, validation, hyperparameters } = data;
  const { preprocessing } = hyperparameters;
  return {
    of: { dataset, validation, preprocessing },
    seconds: trainedMs / 1000,
    iterations: trained,
  };
}

function endOf(end: RunEnd, status: 'completed' | 'diverged', finishedAt: string) {
  const { curveSha256, costRises } = end;
  const failure = status === 'diverged' ? divergence(end) : null;
  const seconds = end.trainedMs / 1000;
  const result = { curveSha256, costRises, engine: engineVersion, seconds };
  return { status, failure, finishedAt, ...result };
}

const divergence = ({ curve }: RunEnd) => ({
  code: 'diverged',
  message: `The cost exploded, or was no longer a finite number, after ${curve.length} iterations; a smaller learning rate may help.`,
});
