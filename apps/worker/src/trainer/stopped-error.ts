import type { ThreadReading, TrainingMessage } from '../threads/messages.ts';
import type { RunTimes } from './run-times.ts';

/** The state of an attempt when it was stopped. */
export type Stopped = {
  /** Its last message, with the end. */
  last: TrainingMessage & Required<Pick<TrainingMessage, 'end'>>;
  /** All readings of this attempt. */
  readings: readonly ThreadReading[];
  startedAt: string;
  times: RunTimes;
};

/** An attempt was stopped. If its sweep is closed, its metrics and model are stored with the cancelled trials. */
export class StoppedError extends Error {
  readonly stopped: Stopped;

  constructor(reason: unknown, stopped: Stopped) {
    super(`The run was stopped: ${String(reason)}.`);
    this.name = 'StoppedError';
    this.stopped = stopped;
  }
}

/**
 * A run of a closed sweep is measured at its current iteration. So is a run that goes back to the queue, because it may be cut while it
 * waits. A run that lost its lock, or whose commit failed, writes nothing.
 */
export const isMeasuredAtStop = (reason: unknown): boolean =>
  reason === 'closed' || reason === 'paused' || reason === 'shutdown';
