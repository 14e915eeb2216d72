// Settings that every process must share. BullMQ takes them from the worker or producer that sends a command, so two
// processes with different settings would conflict.
import type { JobsOptions, WorkerOptions } from 'bullmq';

type LockSettings = Required<
  Pick<WorkerOptions, 'lockDuration' | 'stalledInterval' | 'maxStalledCount'>
>;

/**
 * The job of a killed worker is taken up again after at most `lockDuration` + 2 · `stalledInterval` = 12 s: BullMQ skips a
 * check that comes too soon after another one. Locks are renewed every 4 s on a main thread that does not compute, so a
 * lock is lost only with its process.
 */
const locks = { lockDuration: 8_000, stalledInterval: 2_000 };

/**
 * Planning is idempotent. A sweep may therefore stall many times: planners may die, and Redis may let no lock be renewed
 * for hours.
 */
export const sweepLocks: LockSettings = { ...locks, maxStalledCount: 1_000 };
/**
 * The store counts the crashes of a run, and resets the count when the run makes progress. BullMQ's count does not know
 * progress.
 */
export const runLocks: LockSettings = { ...locks, maxStalledCount: 1_000_000 };

/** The time after which an attempt saves its first checkpoint. An attempt that is killed earlier has made no progress. */
export const firstCheckpointMs = 500;
/** The interval between checkpoints doubles up to this value. It bounds the progress that a long run loses in a crash. */
export const checkpointEveryMs = 3_000;
/** Checkpoints take at most this share of the training time: slower ones are saved less often. */
export const checkpointShare = 0.02;

/**
 * A worker takes no more runs after this number of failures in a row, if each of the runs could succeed on another worker.
 */
export const failuresUntilOut = 5;
/** After this time the worker tries one run. */
export const outForMs = 60_000;
/** A stalled message is sent again: its worker is gone, or its lock could not be renewed. */
export const deliveryLocks: LockSettings = { ...locks, maxStalledCount: 1_000 };

/** A deletion resumes with the data that is left, whatever number of workers have died during it. */
export const upkeepLocks: LockSettings = { ...locks, maxStalledCount: 1_000 };

/** Finished jobs are kept for inspection only: results are in the store. */
const kept = { removeOnComplete: { count: 5_000 }, removeOnFail: { count: 5_000 } };

export const sweepJobOptions: JobsOptions = {
  ...kept,
  attempts: 10,
  backoff: { type: 'exponential', delay: 500, jitter: 0.5 },
};

/** Jobs that steer a sweep come before planning jobs, because they are short. A finished one is not kept. */
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

/** The retries take about two minutes in all, enough for a receiver to restart. */
export const deliveryJobOptions: JobsOptions = {
  removeOnComplete: { count: 1_000 },
  removeOnFail: { count: 1_000 },
  attempts: 8,
  backoff: { type: 'exponential', delay: 1_000, jitter: 0.5 },
};

/** Failed deletions are not kept either: upkeep adds deletions of marked sweeps again every minute. */
export const deletionJobOptions: JobsOptions = {
  ...sweepJobOptions,
  removeOnComplete: true,
  removeOnFail: true,
};
