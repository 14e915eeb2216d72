import { engineVersion } from '@sweepq/core';
import {
  type CommittedTrial,
  encodeCurve,
  encodeStoredCheckpoint,
  type MeasuredPace,
  type RunCommit,
  type RunJobData,
} from '@sweepq/queue';
import type { RunEnd, TrainingMessage } from '../threads/messages.ts';
import type { TrainerDeps } from './create-trainer.ts';
import { completedOutcome, divergedOutcome } from './outcomes.ts';

export type Committer = {
  /** Aborted by the first commit that fails, so that no thread trains for nothing. */
  failed: AbortSignal;
  /** Waits for all commits; throws the error of the one that failed. */
  settled(): Promise<void>;
  commit(message: TrainingMessage): void;
};

/** `goal` is the largest iteration count that is open. */
type Attempt = { startedAt: string; trajectory: string; goal: number | undefined };

/** Commits what a run brings about, one message after the other, each in one piece. */
export function createCommitter(
  { store, metrics, now }: Pick<TrainerDeps, 'store' | 'metrics' | 'now'>,
  data: RunJobData,
  { startedAt, trajectory, goal = 0 }: Attempt,
): Committer {
  const { sweepId, run, objective, readings } = data;
  const known = { trajectory, readings };
  // What a reading ends with survives the thinning of a long curve.
  const keep = data.readings.map(({ iterations }) => iterations - 1);
  const reached = new Set<number>();
  const failing = new AbortController();
  let commits: Promise<void> = Promise.resolve();

  const write = async (commit: Omit<RunCommit, 'sweepId' | 'run' | 'objective' | 'known'>) => {
    const committed = new Set(await store.commitRun({ sweepId, run, objective, known, ...commit }));
    for (const { trial, outcome } of commit.outcomes) {
      if (committed.has(trial)) metrics.countTrials(outcome.status, 1);
    }
  };

  /** The trials that this message decides. The trials that a diverged run did not reach end with it. */
  const decide = ({ report, end }: TrainingMessage, finishedAt: string) => {
    const times = { startedAt, finishedAt };
    const completed = report.readings.flatMap((reading) => {
      reached.add(reading.asked);
      return data.readings
        .filter(({ iterations }) => iterations === reading.asked)
        .map(({ trial }) => ({ trial, ...completedOutcome(reading, times) }));
    });
    if (end?.status !== 'diverged') return completed;
    const diverged = data.readings
      .filter(({ iterations }) => !reached.has(iterations))
      .map(({ trial }) => ({ trial, ...divergedOutcome(end, divergence(end), times) }));
    return [...completed, ...diverged];
  };

  return {
    failed: failing.signal,
    settled: () => commits,
    commit(message) {
      const { report, end } = message;
      const curve = end?.curve ?? report.curve;
      if (curve === undefined) return;
      const finishedAt = now().toISOString();
      const outcomes = decide(message, finishedAt);
      const part = {
        outcomes,
        iteration: report.iteration,
        cost: report.cost,
        curve: encodeCurve(curve, keep),
        ...(end && { checkpoint: checkpointOf(end, outcomes, goal) }),
        ...(end && end.status !== 'stopped' && { end: endOf(end, end.status, finishedAt) }),
        ...(end && end.trained > 0 && { pace: paceOf(data, end) }),
      };
      commits = commits.then(() => write(part));
      commits.catch((error) => failing.abort(error));
    },
  };
}

/** A run goes on from where it was stopped, or from where it was asked to end; what ended before that goes nowhere. */
function checkpointOf(end: RunEnd, outcomes: readonly CommittedTrial[], goal: number) {
  const { status, curve: costs, state } = end;
  const canGoOn = status === 'stopped' ? costs.length > 0 : costs.length >= goal;
  if (!canGoOn) return undefined;
  const { trial, model } = outcomes.at(-1) ?? {};
  const known = trial !== undefined && model !== undefined ? { trial, model } : undefined;
  return encodeStoredCheckpoint({ state, costs }, known);
}

function paceOf(data: RunJobData, { seconds, trained }: RunEnd): MeasuredPace {
  const { dataset, validation, hyperparameters } = data;
  const { preprocessing } = hyperparameters;
  return { of: { dataset, validation, preprocessing }, seconds, iterations: trained };
}

function endOf(end: RunEnd, status: 'completed' | 'diverged', finishedAt: string) {
  const { curveSha256, costRises, seconds } = end;
  const failure = status === 'diverged' ? divergence(end) : null;
  const result = { curveSha256, costRises, engine: engineVersion, seconds };
  return { status, failure, finishedAt, ...result };
}

const divergence = ({ curve }: RunEnd) => ({
  code: 'diverged',
  message: `The cost exploded, or was no longer a finite number, after ${curve.length} iterations; a smaller learning rate may help.`,
});
