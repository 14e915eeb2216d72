// Where and when an attempt at a run worked. The moments are in ms since 1970, by the clock of Redis.
import { z } from 'zod';

/** The record of a run keeps this number of attempts: the last ones. */
export const attemptsKept = 8;

const count = z.number().int().min(0);

export const runAttempt = z.strictObject({
  workerId: z.string(),
  /** The number of the training thread in its worker, from 0. Null before the thread has reported. */
  thread: count.nullable(),
  /** When the run could be taken. Null if the worker of the attempt before was lost: the time at which the run returned to the queue is unknown. */
  queuedAt: count.nullable(),
  startedAt: count,
  preparedAt: count.nullable(),
  trainedAt: count.nullable(),
  /** When Redis got the end of the attempt. Null while the attempt works, and if its worker was lost. */
  reportedAt: count.nullable(),
});
export type RunAttempt = z.infer<typeof runAttempt>;
