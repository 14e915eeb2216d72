// The processor of the queue `runs`: one run from its job to its outcomes.
import { engineVersion } from '@sweepq/core';
import {
  type Halt,
  parseJobPriority,
  parseRunJobData,
  type RunJobData,
  type RunResult,
  type Store,
  trajectoryOf,
} from '@sweepq/queue';
import type { Log } from '@sweepq/service';
import { type Job, UnrecoverableError, WaitingError } from 'bullmq';
import type { RunInProgress } from '../control/stop-halted-runs.ts';
import type { WorkerMetrics } from '../metrics/worker-metrics.ts';
import type { TrainingPool } from '../threads/training-pool.ts';
import { failedOutcome, failureOf } from './outcomes.ts';
import type { PreparedCache } from './prepared-cache.ts';
import { readResult } from './read-result.ts';
import { RunHaltedError } from './run-halted-error.ts';
import { trainJob } from './train-job.ts';

export type TrainerDeps = {
  store: Store;
  pool: TrainingPool;
  cache: PreparedCache;
  metrics: WorkerMetrics;
  /** What is being worked on, for who has to stop it. */
  inProgress: Set<RunInProgress>;
  log: Log;
  now: () => Date;
  /** Told how long a run took in its thread. */
  onTrained: (seconds: number) => void;
};

export type RunJob = Job<RunJobData, RunResult>;

/**
 * Why a run was stopped before its end. `shutdown` hands it back; `lost-lock` leaves it to who has it now;
 * `closed` ends it with its sweep; `paused` leaves it to a later job.
 */
export type StopReason = 'shutdown' | 'lost-lock' | Halt;

/** Takes a run's job, and returns what Bull Board shows of it. BullMQ gives a signal only to three parameters. */
export function createTrainer(deps: TrainerDeps) {
  return async (
    job: RunJob,
    token: string | undefined,
    signal?: AbortSignal,
  ): Promise<RunResult> => {
    const stopSignal = signal ?? new AbortController().signal;
    const { sweepId, generation = 0 } = job.data;
    const inProgress = { jobId: job.id ?? '', sweepId, generation };
    deps.metrics.runsInProgress.inc();
    // Before the store is asked: a sweep that is halted from then on finds the run here.
    deps.inProgress.add(inProgress);
    let attempt = 0;
    try {
      const data = parseRunJobData(job.data);
      const startedAt = deps.now().toISOString();
      const turn = parseJobPriority(job.priority);
      const trajectory = trajectoryOf({ ...data, engine: engineVersion });
      const starting = deps.store.startRun(data, { startedAt, generation, turn });
      // Asked along with the start, and answered after it: one way to Redis for both.
      const resuming = deps.store.findResumption(data, trajectory);
      resuming.catch(() => undefined);
      const begun = await starting;
      const { state } = begun;
      attempt = begun.attempt;
      if (state === 'gone') throw new UnrecoverableError(`The sweep ${data.sweepId} is gone.`);
      if (state === 'superseded') throw new RunHaltedError('paused');
      // The queue may deliver a run twice; what it has committed stays as it is.
      if (state === 'ended') return await readResult(deps.store, data);
      deps.metrics.observeWait(job);
      const context = { job, data, startedAt, trajectory, resuming, signal: stopSignal };
      return await trainJob(deps, context);
    } catch (error) {
      throw await settle(deps, { job, token, signal: stopSignal, attempt }, error);
    } finally {
      deps.inProgress.delete(inProgress);
      deps.metrics.runsInProgress.dec();
    }
  };
}

type Attempt = {
  job: RunJob;
  token: string | undefined;
  signal: AbortSignal;
  /** Its number; 0 if it has not begun. */
  attempt: number;
};

/** Decides what a stopped or failed run leaves behind, and which error tells BullMQ so. */
async function settle(
  deps: TrainerDeps,
  { job, token, signal, attempt }: Attempt,
  error: unknown,
): Promise<unknown> {
  const { store, metrics, log } = deps;
  const reason = signal.aborted ? (signal.reason as StopReason) : undefined;
  if (reason === 'lost-lock') return error;
  if (error instanceof RunHaltedError) return error;
  if (reason === 'closed') {
    metrics.countRun('cancelled');
    log.info({ runId: job.data.runId }, 'stopped a run of a sweep that has ended');
    return new RunHaltedError('closed');
  }
  if (reason === 'paused') {
    await store.releaseRun(job.data, attempt);
    log.info({ runId: job.data.runId }, 'stopped a run of a paused sweep');
    return new RunHaltedError('paused');
  }
  if (reason === 'shutdown') {
    await store.releaseRun(job.data, attempt);
    await job.moveToWait(token);
    log.info({ runId: job.data.runId }, 'handed the run back');
    return new WaitingError();
  }
  const retriable = !(error instanceof UnrecoverableError) && !isPermanent(error);
  if (retriable && job.attemptsMade + 1 < (job.opts.attempts ?? 1)) {
    log.warn({ runId: job.data.runId, err: error }, 'a run failed and will be tried again');
    await store.releaseRun(job.data, attempt);
    return error;
  }
  // It is not for this attempt to say any more: the word of the halt has not come yet.
  const { sweepId, generation } = job.data;
  const halt = await store.readHalt(sweepId, generation);
  if (halt !== undefined) return new RunHaltedError(halt);
  log.error({ runId: job.data.runId, err: error }, 'a run failed');
  await commitFailure(deps, job, error);
  return retriable ? error : new UnrecoverableError(failureOf(error).message);
}

const isPermanent = (error: unknown) => (error as { retriable?: unknown }).retriable === false;

async function commitFailure(
  { store, metrics, now }: TrainerDeps,
  { data }: RunJob,
  error: unknown,
) {
  const failure = failureOf(error);
  const finishedAt = now().toISOString();
  const outcome = failedOutcome(failure, { startedAt: null, finishedAt });
  const outcomes = data.readings.map(({ trial }) => ({ trial, outcome }));
  const { sweepId, run, objective } = data;
  const end = { status: 'failed', failure, finishedAt } as const;
  const committed = await store.commitRun({ sweepId, run, objective, outcomes, end });
  metrics.countTrials('failed', committed.length);
  metrics.countRun('failed');
}
