// The processor of the queue `runs`: one run from its job to its outcomes.
import { engineVersion } from '@sweepq/core';
import {
  parseJobPriority,
  parseRunJobData,
  type RunJobData,
  type RunResult,
  type Store,
  trajectoryOf,
} from '@sweepq/queue';
import type { Log } from '@sweepq/service';
import { type Job, UnrecoverableError } from 'bullmq';
import type { RunInProgress } from '../control/stop-halted-runs.ts';
import type { WorkerMetrics } from '../metrics/worker-metrics.ts';
import type { TrainingPool } from '../threads/training-pool.ts';
import type { PreparedCache } from './prepared-cache.ts';
import { readResult } from './read-result.ts';
import { RunHaltedError } from './run-halted-error.ts';
import { settle } from './settle.ts';
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
