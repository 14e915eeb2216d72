// What every process has to agree on, in one place: BullMQ takes these from whichever worker or
// producer happens to ask, so two that differ would work against each other.
import type { JobsOptions, WorkerOptions } from 'bullmq';

type LockSettings = Required<
  Pick<WorkerOptions, 'lockDuration' | 'stalledInterval' | 'maxStalledCount'>
>;

/**
 * A killed worker's job is taken up again after at most `lockDuration` and twice `stalledInterval` = 12 s: a check that comes a
 * moment too early after another is left out. Locks are renewed every 4 s on a main thread that never computes, so a lock is
 * lost only with its process.
 */
const locks = { lockDuration: 8_000, stalledInterval: 2_000 };

/** Planning again adds nothing twice, so a sweep survives many planners, and a Redis that lets no lock be renewed for hours. */
export const sweepLocks: LockSettings = { ...locks, maxStalledCount: 1_000 };
/** The store counts the crashes of a run, and forgets them when it gets further: BullMQ's count knows no headway. */
export const runLocks: LockSettings = { ...locks, maxStalledCount: 1_000_000 };

/** After how long an attempt saves for the first time where it stands: what is killed sooner has got no further. */
export const firstCheckpointMs = 500;
/** Each time after that it waits twice as long, up to this: what a crash costs a long run at most. */
export const checkpointEveryMs = 3_000;
/** Saving takes at most this share of the time: what takes longer is done less often. */
export const checkpointShare = 0.02;

/** A worker on which so many runs in a row have failed, each of which may succeed elsewhere, takes no more. */
export const failuresUntilOut = 5;
/** After so long it tries one. */
export const outForMs = 60_000;
/** A message is sent again by whoever finds that its worker is gone, or that its lock could not be renewed. */
export const deliveryLocks: LockSettings = { ...locks, maxStalledCount: 1_000 };

/** A deletion that is begun again goes on with what is left, however many workers have died of it. */
export const upkeepLocks: LockSettings = { ...locks, maxStalledCount: 1_000 };

/** Finished jobs are only for looking at: results live in the store. */
const kept = { removeOnComplete: { count: 5_000 }, removeOnFail: { count: 5_000 } };

export const sweepJobOptions: JobsOptions = {
  ...kept,
  attempts: 10,
  backoff: { type: 'exponential', delay: 500, jitter: 0.5 },
};

/** Of what steers a sweep: in front of what is to be planned, for it is short. Nothing is told by it once it is done. */
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
  // Without it a sweep whose run failed would wait for it forever.
  ignoreDependencyOnFailure: true,
};

/** About two minutes in all, in which a receiver may be started anew. */
export const deliveryJobOptions: JobsOptions = {
  removeOnComplete: { count: 1_000 },
  removeOnFail: { count: 1_000 },
  attempts: 8,
  backoff: { type: 'exponential', delay: 1_000, jitter: 0.5 },
};

/** What fails for good goes, too: what is marked as deleted is gone through every minute. */
export const deletionJobOptions: JobsOptions = {
  ...sweepJobOptions,
  removeOnComplete: true,
  removeOnFail: true,
};
