import type { AttemptMarks } from '@sweepq/store';
import type { RedisClock } from '../control/redis-clock.ts';
import type { MeasuredTime } from '../threads/messages.ts';

export type AttemptClock = ReturnType<typeof createAttemptClock>;

/**
 * Measures an attempt from its start, which Redis has dated with `startedMs`. Every write of the attempt contains the marks so far. The marks
 * ascend, also if a clock jumps.
 */
export function createAttemptClock(
  { now, toRedis }: Pick<RedisClock, 'now' | 'toRedis'>,
  startedMs: number,
) {
  let marks: AttemptMarks = {};
  const since = (localMs: number, least = 0) => Math.max(least, toRedis(localMs) - startedMs);
  return {
    /** Call when everything is ready and the run gets a thread. */
    gotThread(thread: number): void {
      marks = { thread, preparedMs: since(now()) };
    },
    /** Call with the last message of the thread. */
    trainedUntil({ takenAt }: Pick<MeasuredTime, 'takenAt'>): void {
      marks = { ...marks, trainedMs: since(takenAt, marks.preparedMs) };
    },
    read: (): AttemptMarks => marks,
  };
}
