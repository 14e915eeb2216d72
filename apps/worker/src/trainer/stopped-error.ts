import type { ThreadReading, TrainingMessage } from '../threads/messages.ts';
import type { RunTimes } from './run-times.ts';

/** What an attempt had come to when it was stopped. */
export type Stopped = {
  /** Its last message, with the end. */
  last: TrainingMessage & Required<Pick<TrainingMessage, 'end'>>;
  /** All readings of this attempt. */
  readings: readonly ThreadReading[];
  startedAt: string;
  times: RunTimes;
};

/** An attempt was told to stop. If its sweep is closed, what it had come to is kept with its cancelled trials. */
export class StoppedError extends Error {
  readonly stopped: Stopped;

  constructor(reason: unknown, stopped: Stopped) {
    super(`The run was stopped: ${String(reason)}.`);
    this.name = 'StoppedError';
    this.stopped = stopped;
  }
}

/**
 * A run whose sweep was closed is measured where it stands, and so is one that waits from now on and may be cut then. One that lost its
 * lock, or whose commit failed, has nothing to write.
 */
export const isMeasuredAtStop = (reason: unknown): boolean =>
  reason === 'closed' || reason === 'paused' || reason === 'shutdown';
