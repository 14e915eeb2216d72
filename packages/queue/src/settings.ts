// Settings that must be the same in every process. BullMQ uses the settings of the process that sends a command, so different
// settings in two processes would conflict.
import type { JobsOptions, WorkerOptions } from 'bullmq';

type LockSettings = Required<
  Pick<WorkerOptions, 'lockDuration' | 'stalledInterval' | 'maxStalledCount'>
>;

/**
 * BullMQ returns the job of a killed worker to the queue after at most `lockDuration` + 2 · `stalledInterval` = 12 s (BullMQ skips
 * a check that comes too soon after another one). The main thread renews locks every 4 s. It does no long computations, so a worker
 * usually loses a lock only when its process dies.
 */
const locks = { lockDuration: 8_000, stalledInterval: 2_000 };

/**
 * A planning job may stall many times: planners may die, and Redis may refuse the renewal of locks for hours. This is safe because
 * planning is idempotent.
 */
export const sweepLocks: LockSettings = { ...locks, maxStalledCount: 1_000 };
/**
 * The limit of BullMQ is not used for runs. The store counts the crashes of a run, and resets the count when the run makes progress.
 */
export const runLocks: LockSettings = { ...locks, maxStalledCount: 1_000_000 };

/** The time after which an attempt saves its first checkpoint. If an attempt is killed earlier, its progress is lost. */
export const firstCheckpointMs = 500;
/** The interval between checkpoints doubles up to this value. A long run loses at most the progress of one interval in a crash. */
export const checkpointEveryMs = 3_000;
/** The maximum share of the training time for saving checkpoints. If saving is slow, checkpoints are saved less often. */
export const checkpointShare = 0.02;

/**
 * The number of failures in a row after which a worker takes no more runs. Only failures of runs that may succeed on another worker
 * count.
 */
export const failuresUntilOut = 5;
/** The interval at which such a worker takes one run as a test. */
export const outForMs = 60_000;
/** A message whose job stalls is sent again: its worker has died, or could not renew the lock. */
export const deliveryLocks: LockSettings = { ...locks, maxStalledCount: 1_000 };

/** A deletion may stall many times: it resumes with the remaining data. */
export const upkeepLocks: LockSettings = { ...locks, maxStalledCount: 1_000 };

/** Finished jobs are kept only for inspection, because all results are in the store. */
const kept = { removeOnComplete: { count: 5_000 }, removeOnFail: { count: 5_000 } };

export const sweepJobOptions: JobsOptions = {
  ...kept,
  attempts: 10,
  backoff: { type: 'exponential', delay: 500, jitter: 0.5 },
};

/** Steering jobs come before planning jobs, because steering jobs are short. Finished steering jobs are not kept. */
export const steeringJobOptions: JobsOptions = {
  ...sweepJobOptions,
  removeOnComplete: true,
  removeOnFail: true,
  lifo: true,
};

export const runJobOptions: JobsOptions = {
  ...kept,
  attempts: 3,
  backoff: { type: 'exponential', delay: 1_000, jitter: 0.5 },
  // Without this option, a sweep would wait forever for a failed run.
  ignoreDependencyOnFailure: true,
};

/** The retries take about two minutes in total, enough for a restart of the receiver. */
export const deliveryJobOptions: JobsOptions = {
  removeOnComplete: { count: 1_000 },
  removeOnFail: { count: 1_000 },
  attempts: 8,
  backoff: { type: 'exponential', delay: 1_000, jitter: 0.5 },
};

/** Finished and failed jobs of operations are not kept. Upkeep adds a job of each open operation again every minute. */
export const deletionJobOptions: JobsOptions = {
  ...sweepJobOptions,
  removeOnComplete: true,
  removeOnFail: true,
};
