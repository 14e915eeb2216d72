import {
  isEnded,
  type Outcome,
  parseSweepJobId,
  type RunState,
  type SweepResult,
} from '@sweepq/contract';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

type RunEnd = Exclude<RunState['status'], 'queued' | 'running'>;

/**
 * Why a run returned to the queue before its end:
 * - `error`, `crash`: the attempt threw an error, or crashed its thread;
 * - `lost-lock`: the worker lost the lock, so another worker may have the run;
 * - `shutdown`, `paused`: the worker shuts down, or the sweep was paused;
 * - `redis`: Redis refused writes;
 * - `rollback`: Redis lost the halt for which the run was stopped.
 */
export type ReturnCause = (typeof returnCauses)[number];
const returnCauses = [
  'error',
  'crash',
  'lost-lock',
  'shutdown',
  'paused',
  'redis',
  'rollback',
] as const;

/** Bounds in seconds: from 5 ms (a short run in a warm thread) to 3 hours. */
const durationBuckets = [0.005, 0.02, 0.1, 0.5, 1, 2, 5, 10, 30, 60, 300, 1800, 10_800];

/** Bounds in seconds: from 1 ms (a script in a local Redis) to the timeout of a client. */
const commitBuckets = [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5];

/** Metrics of sweeps, runs, trials and checkpoints. */
export function createRunMetrics(registry: Registry) {
  const registers = [registry];
  const runs = new Counter({
    name: 'sweepq_runs_total',
    help: 'Runs that ended, by status.',
    labelNames: ['status'],
    registers,
  });
  const sweeps = new Counter({
    name: 'sweepq_sweeps_total',
    help: 'Sweeps that ended, by status and failure: no-result, other, or empty.',
    labelNames: ['status', 'failure'],
    registers,
  });
  const trials = new Counter({
    name: 'sweepq_trials_total',
    help: 'Trials that ended, by status.',
    labelNames: ['status'],
    registers,
  });
  const returned = new Counter({
    name: 'sweepq_runs_returned_total',
    help: 'Attempts whose run returned to the queue before its end, by cause.',
    labelNames: ['cause'],
    registers,
  });
  const duration = new Histogram({
    name: 'sweepq_run_duration_seconds',
    help: 'Time of a run in its training thread.',
    buckets: durationBuckets,
    registers,
  });
  const wait = new Histogram({
    name: 'sweepq_run_queue_wait_seconds',
    help: 'Time from adding the job of a run to the start of its first attempt.',
    buckets: durationBuckets,
    registers,
  });
  const commit = new Histogram({
    name: 'sweepq_commit_duration_seconds',
    help: 'Time that Redis took to commit readings, a checkpoint or the end of a run.',
    buckets: commitBuckets,
    registers,
  });
  const checkpoints = new Counter({
    name: 'sweepq_checkpoints_total',
    help: 'Checkpoints that were saved during a run or at its end.',
    registers,
  });
  const checkpointBytes = new Counter({
    name: 'sweepq_checkpoint_bytes_total',
    help: 'Bytes of the checkpoints that were saved.',
    registers,
  });
  const iterations = new Counter({
    name: 'sweepq_iterations_total',
    help: 'Iterations of gradient descent, including those of folds.',
    registers,
  });
  const runsInProgress = new Gauge({
    name: 'sweepq_runs_in_progress',
    help: 'Runs in progress in this worker.',
    registers,
  });
  const lastCompleted = new Gauge({
    name: 'sweepq_last_run_completed_timestamp_seconds',
    help: 'Unix time at which this worker last completed a run; 0 before the first.',
    registers,
  });
  // Each series starts at 0, so that alerts work before the first failure. There is no series for cancelled trials, because the api
  // cancels most of them.
  runs.inc({ status: 'cancelled' }, 0);
  for (const status of ['completed', 'failed', 'diverged'] as const) runs.inc({ status }, 0);
  for (const status of ['completed', 'failed', 'diverged', 'pruned'] as const) {
    trials.inc({ status }, 0);
  }
  for (const status of ['completed', 'cancelled'] as const) sweeps.inc({ status, failure: '' }, 0);
  for (const failure of ['no-result', 'other', ''] as const) {
    sweeps.inc({ status: 'failed', failure }, 0);
  }
  for (const cause of returnCauses) returned.inc({ cause }, 0);
  return {
    iterations,
    runsInProgress,
    /** Counts the end of a sweep by the result of its planning job. Steering jobs and paused sweeps do not count. */
    countSweep(
      jobId: string | undefined,
      result: Pick<SweepResult, 'status' | 'failure'> | 'unplanned',
    ) {
      if (parseSweepJobId(jobId ?? '') === undefined) return;
      if (result === 'unplanned') return sweeps.inc({ status: 'failed', failure: 'other' });
      const { status, failure } = result;
      if (status === undefined || !isEnded(status)) return;
      const others = failure ? 'other' : '';
      sweeps.inc({ status, failure: failure?.code === 'no-result' ? 'no-result' : others });
    },
    countRun(status: RunEnd) {
      runs.inc({ status });
      if (status === 'completed') lastCompleted.setToCurrentTime();
    },
    countTrials: (status: Outcome, count: number) => trials.inc({ status }, count),
    countReturn: (cause: ReturnCause) => returned.inc({ cause }),
    countCheckpoint(bytes: number) {
      checkpoints.inc();
      checkpointBytes.inc(bytes);
    },
    observeDuration: (seconds: number) => duration.observe(seconds),
    timeCommit: () => commit.startTimer(),
    observeWait(job: { timestamp: number; processedOn?: number; attemptsStarted: number }) {
      // `attemptsMade` does not show this: BullMQ counts no attempt if the worker crashed or returned the job.
      if (job.attemptsStarted > 1 || job.processedOn === undefined) return;
      wait.observe(Math.max(0, job.processedOn - job.timestamp) / 1000);
    },
  };
}
