/** A training thread of a worker. `thread` is null for the attempts of the worker whose thread is unknown, because it has not reported yet. */
export type Lane = { workerId: string; thread: number | null };

/**
 * The attempts at the runs of a sweep as columns, sorted by lane and, in a lane, by their start. Moments are in ms since 1970. NaN is a
 * moment that is unknown, or has not come yet.
 */
export type Attempts = {
  count: number;
  lanes: Lane[];
  /** Lane k has the attempts from `laneStarts[k]` up to `laneStarts[k + 1]`. */
  laneStarts: Int32Array;
  lane: Int32Array;
  run: Int32Array;
  /** The place among the kept attempts at the run, from 1, and their number. */
  place: Int32Array;
  places: Int32Array;
  queuedAt: Float64Array;
  startedAt: Float64Array;
  preparedAt: Float64Array;
  trainedAt: Float64Array;
  reportedAt: Float64Array;
  /**
   * The latest possible end of the attempt: its report, else the start of the next attempt, else the end of the run. NaN while the attempt
   * works. An attempt that has an end and no report was lost with its worker.
   */
  endedAt: Float64Array;
};

export const momentColumns = [
  'queuedAt',
  'startedAt',
  'preparedAt',
  'trainedAt',
  'reportedAt',
] as const;

export const isLost = (attempts: Attempts, k: number): boolean =>
  Number.isNaN(attempts.reportedAt[k]) && !Number.isNaN(attempts.endedAt[k]);

/** Returns the first and the last moment of all attempts. `now` is the end of the attempts that work. */
export function extentOf(attempts: Attempts, now: number): [from: number, to: number] {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < attempts.count; k += 1) {
    const startedAt = attempts.startedAt[k] as number;
    const queuedAt = attempts.queuedAt[k] as number;
    from = Math.min(from, Number.isNaN(queuedAt) ? startedAt : queuedAt);
    to = Math.max(to, startedAt, endOf(attempts, k, now));
  }
  return [from, Math.max(to, from + 1)];
}

/** Returns the end of an attempt. An attempt that works ends now. */
export function endOf(attempts: Attempts, k: number, now: number): number {
  const end = attempts.endedAt[k] as number;
  return Number.isNaN(end) ? Math.max(now, attempts.startedAt[k] as number) : end;
}
