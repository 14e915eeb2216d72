import type { AttemptMarks } from '@sweepq/store';
import type { MeasuredTime } from '../threads/messages.ts';
import { monotonicMs } from '../threads/monotonic-ms.ts';

export type AttemptClock = ReturnType<typeof createAttemptClock>;

/**
 * Measures an attempt from the time at which its start is sent to Redis. That is the next `setImmediate`, because all commands of a turn of the
 * event loop are sent in one write. Every write of the attempt contains the marks so far.
 */
export function createAttemptClock(now = monotonicMs) {
  let since = now();
  setImmediate(() => {
    since = now();
  });
  let marks: AttemptMarks = {};
  return {
    /** Call when everything is ready and the run gets a thread. */
    gotThread(thread: number): void {
      marks = { thread, preparedMs: now() - since };
    },
    /** Call with the last message of the thread. */
    trainedUntil({ takenAt }: Pick<MeasuredTime, 'takenAt'>): void {
      marks = { ...marks, trainedMs: takenAt - since };
    },
    read: (): AttemptMarks => marks,
  };
}
