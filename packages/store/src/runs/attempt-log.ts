// The log of the last attempts at a run, as its record has it. `log-attempt.lua` writes it.
import type { RunAttempt } from '@sweepq/contract';

/** What an attempt has measured so far. The times are from the start of the attempt. */
export type AttemptMarks = {
  /** The number of the training thread, from 0. */
  thread?: number;
  preparedMs?: number;
  trainedMs?: number;
};

/** A stored attempt. −1 is unknown. */
export type LoggedAttempt = [
  workerId: string,
  thread: number,
  startedAt: number,
  queuedMs: number,
  preparedMs: number,
  trainedMs: number,
  reportedMs: number,
];

/** Returns the marks of an attempt for the scripts. Empty before the attempt has a thread: then there is nothing to store. */
export function packMarks(marks: (() => AttemptMarks) | undefined): string {
  const { thread, preparedMs, trainedMs } = marks?.() ?? {};
  if (thread === undefined) return '';
  return JSON.stringify([thread, toStored(preparedMs), toStored(trainedMs)]);
}

const toStored = (ms: number | undefined) => (ms === undefined ? -1 : Math.max(0, Math.round(ms)));

/** Returns the attempts of a log, the oldest first. Null for a run that has attempts, but no log. */
export function parseAttemptLog(
  log: readonly LoggedAttempt[] | undefined,
  attempts: number,
): RunAttempt[] | null {
  if (log === undefined) return attempts === 0 ? [] : null;
  return log.map(([workerId, thread, startedAt, queuedMs, ...times]) => {
    const [preparedAt, trainedAt, reportedAt] = times.map((ms) => (ms < 0 ? null : startedAt + ms));
    return {
      workerId,
      thread: thread < 0 ? null : thread,
      queuedAt: queuedMs < 0 ? null : startedAt - queuedMs,
      startedAt,
      preparedAt: preparedAt ?? null,
      trainedAt: trainedAt ?? null,
      reportedAt: reportedAt ?? null,
    };
  });
}
