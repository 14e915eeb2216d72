// One attempt at a run in this worker, from its job to its end. The steps of `process-run.ts` share this object.
import { parseRunJobId, type RunJobData, type RunResult } from '@sweepq/contract';
import type { AttemptRef } from '@sweepq/store';
import type { Job } from 'bullmq';
import type { ThreadReading, TrainingMessage } from '../threads/messages.ts';
import type { RunTimes } from './run-times.ts';

export type RunJob = Job<RunJobData, RunResult>;

/** What an attempt had trained when it was stopped. */
export type Stopped = {
  /** The last message of the thread, with the end. */
  last: TrainingMessage & Required<Pick<TrainingMessage, 'end'>>;
  /** All readings of this attempt. */
  readings: readonly ThreadReading[];
  startedAt: string;
  times: RunTimes;
};

export type AttemptState =
  /** The store does not know of this attempt. If its worker dies now, the run has not crashed. */
  | { is: 'waiting' }
  /** The store has given the attempt a number and a random token (`begin`). Every write carries both. */
  | { is: 'started'; ref: Required<AttemptRef> }
  /** It was stopped while it trained. If the sweep is closed, the run is cut at this point. */
  | { is: 'stopped'; ref: Required<AttemptRef>; stopped: Stopped }
  /** It has trained the run to its end, and committed that. */
  | { is: 'trained'; ref: Required<AttemptRef> };

export type Attempt = {
  readonly job: RunJob;
  /** The token by which BullMQ locks the job for this attempt. */
  readonly token: string | undefined;
  /** Taken from the id of the job, because its data may be malformed. */
  readonly jobId: string;
  readonly sweepId: string;
  readonly generation: number;
  /** Aborted with a `StopReason`, by BullMQ or by `stop`. */
  readonly signal: AbortSignal;
  readonly stop: AbortController;
  /** Resolves when the processor has returned. */
  ended: Promise<void>;
  readonly state: AttemptState;
  /** The only way to change the state. */
  moveTo(state: AttemptState): void;
  /** Registers a loan to give back when the attempt ends, and returns the loan. */
  hold<Held extends { giveBack: () => void }>(held: Held): Held;
  /** Gives back all loans, the last first. */
  giveBackAll(): void;
};

export function createAttempt(
  job: RunJob,
  token: string | undefined,
  signal?: AbortSignal,
): Attempt {
  const jobId = job.id ?? '';
  const { sweepId = '', generation = 0 } = parseRunJobId(jobId) ?? {};
  const stop = new AbortController();
  const held: { giveBack: () => void }[] = [];
  let state: AttemptState = { is: 'waiting' };
  return {
    ...{ job, token, jobId, sweepId, generation, stop },
    signal: signal ? AbortSignal.any([signal, stop.signal]) : stop.signal,
    ended: Promise.resolve(),
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
    giveBackAll() {
      for (const { giveBack } of held.splice(0).reverse()) giveBack();
    },
  };
}

/** The number and the token of an attempt. Before its start the number is 0, which no attempt in the store has. */
export const refOf = ({ state }: Pick<Attempt, 'state'>): Required<AttemptRef> =>
  state.is === 'waiting' ? { attempt: 0, begin: '' } : state.ref;

/**
 * Stops the attempts at this job that are still in progress in this worker, and waits for their end. Returns false if there are none.
 *
 * BullMQ may deliver a job to a worker that still processes it, after Redis was away or the machine was suspended for longer than the
 * lock. BullMQ tracks locks by the id of the job, so it would drop the locks of both attempts when the first of them ends.
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
