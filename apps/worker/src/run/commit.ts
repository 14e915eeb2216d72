import { haveFoldsEnded } from '@sweepq/contract';
import { inSpan } from '@sweepq/service';
import type { CommittedTrial, FoldsCommit, RunCommit } from '@sweepq/store';
import { createSavedCosts, noteAnswer, type SavedCosts } from '../threads/cost-sender.ts';
import type { MeasuredTime, Report, RunEnd, TrainingMessage } from '../threads/messages.ts';
import { checkpointAtEnd } from './checkpoints.ts';
import { endOf, ofRunAt, outcomeAt } from './end-of-run.ts';
import { foldsToCommit, hasParts } from './folds-to-commit.ts';
import { completedOutcome, reachedAt } from './outcomes.ts';
import type { SamplePace } from './pace-of.ts';
import type { PreparedRun } from './prepare-run.ts';
import type { RunDeps } from './run-deps.ts';
import { SupersededError } from './run-errors.ts';
import { isBelowLastRung } from './rung.ts';
import type { StartedRun } from './start-run.ts';
import type { SuspectPermit } from './suspects.ts';

export type Committer = {
  /** The first commit that fails calls this function, so that no thread trains for nothing. */
  stopWhenFailed(stop: () => void): void;
  /** Waits for all commits. Rejects with the error of the first commit that failed. */
  settled(): Promise<void>;
  commit(message: TrainingMessage): void;
  /** What Redis has of the costs of the run, for its thread. */
  savedCosts: SavedCosts;
  /** Whether Redis refused an outcome: another attempt had committed the trial, or the sweep is closed. */
  readonly hasLeftOut: boolean;
};

type CommitterDeps = Pick<RunDeps, 'store' | 'metrics' | 'log' | 'now'> & {
  samplePace: SamplePace;
};

/**
 * Commits the messages of a run's thread in their order, each with one script. The first commit that ends a trial, or that saves a later
 * iteration than the one at which the attempt began, releases the permit of a suspect run.
 */
export function createCommitter(
  { store, metrics, log, now, samplePace }: CommitterDeps,
  { data, ref, startedAt, trajectory, refitTrajectory }: StartedRun,
  { data: prepared, asked, from, times }: PreparedRun,
  permit: SuspectPermit,
): Committer {
  const { sweepId, run, objective, readings } = data;
  const refit = refitTrajectory === trajectory ? undefined : refitTrajectory;
  const cacheAs = { trajectory, refit, readings };
  /** The largest iteration count among the trials that have no outcome yet. */
  const goal = asked.at(-1)?.iterations ?? 0;
  const reached = new Set<number>();
  /** All outcomes that this attempt has decided so far, by trial. */
  const decided = new Map<number, CommittedTrial>();
  let onFailure: () => void = () => undefined;
  let commits: Promise<void> = Promise.resolve();
  let hasLeftOut = false;
  const savedCosts = createSavedCosts();

  return {
    savedCosts,
    stopWhenFailed(stop) {
      onFailure = stop;
    },
    settled: () => commits,
    get hasLeftOut() {
      return hasLeftOut;
    },
    commit(message) {
      const { curve, part } = message.report;
      const { folds } = message;
      if (folds !== undefined) {
        const commit = foldsToCommit(folds, data.readings);
        if (commit.folds.length > 0) {
          enqueue(async () => {
            const savedTo = await writeFolds(commit);
            if (hasParts(folds)) noteAnswer(savedCosts, savedTo);
          });
        }
      }
      const hasCosts = part !== undefined || message.saved !== undefined;
      if (curve === undefined && !hasCosts && message.report.readings.length === 0) return;
      enqueue(async () => {
        const savedTo = await write(message);
        if (message.end === undefined) noteAnswer(savedCosts, savedTo);
      });
    },
  };

  function enqueue(writing: () => Promise<void>) {
    commits = commits.then(writing);
    commits.catch(() => onFailure());
  }

  /** Saves the folds that were trained further. Returns the iteration up to which Redis has costs in parts of the fold in training. */
  async function writeFolds({
    folds,
    isFurther,
  }: Pick<FoldsCommit, 'folds' | 'isFurther'>): Promise<number | undefined> {
    const stopTimer = metrics.timeCommit();
    const answer = await inSpan('commit', () =>
      store.commitFolds({ sweepId, run, ...ref, trajectory, isFurther, folds }),
    );
    stopTimer();
    if (answer === 'superseded') throw new SupersededError();
    if (answer === 'closed') return undefined;
    for (const { saved, part, savedState } of folds) {
      metrics.countCheckpoint(saved.byteLength + sizeOf(part) + sizeOf(savedState));
    }
    if (isFurther) permit.release();
    return answer;
  }

  /** Commits a message. Returns the iteration up to which Redis has costs in parts, if it has answered that. */
  async function write(message: TrainingMessage): Promise<number | undefined> {
    const { report, end, saved } = message;
    const { curve, part } = report;
    const finishedAt = now().toISOString();
    const outcomes = decide(message, finishedAt);
    if (end?.status === 'completed' && isBelowLastRung(data) && !hasStoppedEarly(report)) {
      await writeRung(report, end, outcomes);
      return undefined;
    }
    for (const outcome of outcomes) decided.set(outcome.trial, outcome);
    const checkpoint = end && checkpointAtEnd(end, { outcomes, goal });
    const isSaved = checkpoint !== undefined || saved !== undefined;
    let savedTo: number | undefined;
    const commit = {
      ...{ sweepId, run, ...ref, from, objective, cacheAs, outcomes, checkpoint },
      ...{ part, state: saved?.state },
      onSaved: (iteration: number) => {
        savedTo = iteration;
      },
      ...(isSaved && { reached: reachedAt((end ?? message).saved?.measures) }),
      ...(curve && { curve }),
      iteration: report.iteration,
      cost: report.cost,
      ...(end && { pace: samplePace(data, prepared, end) }),
      ...(end &&
        end.status !== 'stopped' && {
          end: endOf(end, end.status, finishedAt),
          answered: readings.map(({ trial }) => trial),
        }),
    };
    const stopTimer = metrics.timeCommit();
    const committed = await inSpan('commit', () => commitWhole(commit));
    stopTimer();
    if (isSaved) metrics.countCheckpoint(sizeOf(checkpoint) + sizeOf(part) + sizeOf(saved?.state));
    if (committed.size > 0 || (isSaved && report.iteration > from)) {
      permit.release();
    }
    hasLeftOut ||= outcomes.some(({ trial }) => !committed.has(trial));
    for (const trial of committed) {
      const { outcome } = decided.get(trial) ?? {};
      if (outcome) metrics.countTrials(outcome.status, 1);
    }
    return savedTo;
  }

  /** Whether early stopping has ended the run, and each of its folds, before the goal of this attempt. */
  function hasStoppedEarly({ iteration, readings }: Report): boolean {
    return iteration < goal && haveFoldsEnded(readings.at(-1)?.folds ?? [], goal);
  }

  /** Commits the end of a job at a rung below the last one: the trial has a value there, but no outcome yet. */
  async function writeRung(report: Report, end: RunEnd, outcomes: readonly CommittedTrial[]) {
    const [decided] = outcomes;
    const { rung } = data;
    const { curve } = report;
    if (decided?.model === undefined || rung === undefined || curve === undefined) {
      throw new Error('Expected a reading with a model and a curve at the rung of the job.');
    }
    const { trial, outcome, model } = decided;
    const { metrics: measured } = outcome;
    if (measured === null) throw new Error('Expected metrics at the rung of the job.');
    const value = measured[objective.metric] ?? Number.NaN;
    const stopTimer = metrics.timeCommit();
    const answer = await inSpan('commit', () =>
      store.commitRung({
        ...{ sweepId, run, ...ref, trial, rung, value, model, curve },
        trajectory: refitTrajectory,
        held: { ...outcome, status: 'pruned', stoppedAt: report.iteration },
        ...{ iteration: report.iteration, cost: report.cost },
        reached: { iterations: report.iteration, metrics: measured },
        checkpoint: checkpointAtEnd(end, { outcomes, goal }),
        ofRun: ofRunAt(end),
        pace: samplePace(data, prepared, end),
      }),
    );
    stopTimer();
    if (answer === 'superseded') throw new SupersededError();
    hasLeftOut ||= answer === 'closed';
    permit.release();
  }

  /**
   * Commits, and returns the trials that this commit ended. If Redis has lost acknowledged outcomes of this attempt, the script refuses
   * the end of the run. Then this function sends the end again with the missing outcomes.
   */
  async function commitWhole(commit: RunCommit): Promise<Set<number>> {
    const answer = await store.commitRun(commit);
    if (answer === 'superseded') throw new SupersededError();
    if (Array.isArray(answer)) return new Set(answer);
    const lost = answer.missing.flatMap((trial) => decided.get(trial) ?? []);
    // An earlier attempt committed the missing outcomes. The run returns to the queue, and the next attempt trains these readings again.
    if (lost.length < answer.missing.length) throw new SupersededError();
    log.warn({ trials: answer.missing }, 'Redis has lost readings of this run: commits them again');
    return commitWhole({ ...commit, outcomes: [...lost, ...commit.outcomes] });
  }

  /** The trials that this message decides. The trials that a diverged run did not reach end with it. */
  function decide({ report, end }: TrainingMessage, finishedAt: string) {
    const trained = (at: MeasuredTime) => ({ startedAt, finishedAt, times: times.timesOf(at) });
    const completed = report.readings.flatMap((reading) => {
      reached.add(reading.asked);
      return data.readings
        .filter(({ iterations }) => iterations === reading.asked)
        .map(({ trial }) => ({ trial, ...completedOutcome(reading, trained(reading)) }));
    });
    if (end?.status !== 'diverged') return completed;
    const diverged = data.readings
      .filter(({ iterations }) => !reached.has(iterations))
      .map(({ trial, iterations }) => ({ trial, ...outcomeAt(iterations, end, trained(end)) }));
    return [...completed, ...diverged];
  }
}

const sizeOf = (bytes: Uint8Array | undefined) => bytes?.byteLength ?? 0;
