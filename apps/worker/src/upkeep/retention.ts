import type { EndedSweep } from '@sweepq/store';

/** Ended sweeps are kept for `days` days, and at most `count` of them. An undefined rule deletes nothing. */
export type Retention = { days: number | undefined; count: number | undefined };

const dayMs = 24 * 60 * 60 * 1000;

/** Returns the sweeps to delete. `ended` must have the sweep that ended last first. */
export function planRetention(
  ended: readonly EndedSweep[],
  { days, count }: Retention,
  now: Date,
): EndedSweep[] {
  const since = days === undefined ? '' : new Date(now.getTime() - days * dayMs).toISOString();
  const beyond = count ?? ended.length;
  return ended.filter(({ finishedAt }, k) => k >= beyond || finishedAt < since);
}
