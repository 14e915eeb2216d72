// One attempt at a run in this worker, from the job to the end of the attempt. The steps of `process-run.ts` share this object.
import { parseRunJobId, type RunJobData, type RunResult } from '@sweepq/contract';
import type { StartedAttempt } from '@sweepq/store';
import type { Job } from 'bullmq';
import type { ThreadReading, TrainingMessage } from '../threads/messages.ts';
import type { RunTimes } from './run-times.ts';

export type RunJob = Job<RunJobData, RunResult>;

/** The sweep, the index in the plan, and the generation in the id of a run's job. */
export type RunJobId = NonNullable<ReturnType<typeof parseRunJobId>>;

/** The results of an attempt at the time when it was stopped. */
export type Stopped = {
  /** The last message of the thread, with the end. */
  last: TrainingMessage & Required<Pick<TrainingMessage, 'end'>>;
  /** All readings of this attempt. */
  readings: readonly ThreadReading[];
  startedAt: string;
  times: RunTimes;
};

export type AttemptState =
  /** The attempt is not in the store yet. If the worker dies in this state, the store counts no crash. */
  | { is: 'waiting' }
  /** The store has given the attempt a number and a random token (`begin`). Every write of the attempt contains both. */
  | { is: 'started'; ref: StartedAttempt }
  /** The attempt was stopped during training. If the sweep is closed, the run is cut at this iteration. */
  | { is: 'stopped'; ref: StartedAttempt; stopped: Stopped }
  /** The attempt has trained the run to its end, and has committed the end. */
  | { is: 'trained'; ref: StartedAttempt };

export type Attempt = {
  readonly job: RunJob;
  /** The token by which BullMQ locks the job for this attempt. */
  readonly token: string | undefined;
  readonly jobId: string;
  /** The parsed id of the job, because the data of the job may be malformed. Undefined if the id is not that of a run's job. */
  readonly id: RunJobId | undefined;
  /** BullMQ or `stop` aborts this signal, with a `StopReason`. */
  readonly signal: AbortSignal;
  readonly stop: AbortController;
  /** Resolves when the processor has returned. */
  ended: Promise<void>;
  /** Called when somebody begins to read the progress of the sweep. */
  onWatched: () => void;
  readonly state: AttemptState;
  /** The only way to change the state. */
  moveTo(state: AttemptState): void;
  /** Registers a loan that is returned when the attempt ends. Returns the loan. */
  hold<Held extends { release: () => void }>(held: Held): Held;
  /** Returns all loans, the last first. */
  releaseAll(): void;
};

export function createAttempt(
  job: RunJob,
  token: string | undefined,
  signal?: AbortSignal,
): Attempt {
  const jobId = job.id ?? '';
  const stop = forwardAbort(signal);
  const held: { release: () => void }[] = [];
  let state: AttemptState = { is: 'waiting' };
  return {
    ...{ job, token, jobId, id: parseRunJobId(jobId), stop },
    signal: stop.signal,
    ended: Promise.resolve(),
    onWatched: () => undefined,
    get state() {
      return state;
    },
    moveTo(next) {
      state = next;
    },
    hold(one) {
      held.push(one);
      return one;
    },
    releaseAll() {
      for (const { release } of held.splice(0).reverse()) release();
    },
  };
}

/** Returns a controller that is aborted with this signal. `AbortSignal.any` takes twice as long, and leaves weak references to collect. */
function forwardAbort(signal: AbortSignal | undefined): AbortController {
  const controller = new AbortController();
  if (signal?.aborted) controller.abort(signal.reason);
  signal?.addEventListener('abort', () => controller.abort(signal.reason), { once: true });
  return controller;
}

/** Returns the number and the token of an attempt. Before the start the number is 0, which no attempt in the store has. */
export const refOf = ({ state }: Pick<Attempt, 'state'>): StartedAttempt =>
  state.is === 'waiting' ? { attempt: 0, begin: '' } : state.ref;

/**
 * Stops the attempts at this job that are in progress in this worker, and waits for their end. Returns false if there are none.
 *
 * After Redis was away, or the machine was suspended, for longer than the duration of the lock, BullMQ may deliver a job to a worker that
 * still processes the same job. BullMQ tracks locks by the id of the job. So when one of two attempts ends, BullMQ would stop renewing the
 * lock of the other attempt.
 */
export async function stopEarlierAttempts(
  attempts: Iterable<Pick<Attempt, 'jobId' | 'stop' | 'ended'>>,
  jobId: string,
): Promise<boolean> {
  const earlier = [...attempts].filter((attempt) => attempt.jobId === jobId);
  for (const { stop } of earlier) stop.abort('lost-lock');
  await Promise.all(earlier.map(({ ended }) => ended));
  return earlier.length > 0;
}
