import type { EndedSweep } from '@sweepq/store';

/** Which sweeps that have ended are kept: those that did in the last days, and so many; all that a rule is not given for. */
export type Retention = { days: number | undefined; count: number | undefined };

const dayMs = 24 * 60 * 60 * 1000;

/** Of sweeps that have ended, the last first, those that have been kept long enough. */
export function planRetention(
  ended: readonly EndedSweep[],
  { days, count }: Retention,
  now: Date,
): EndedSweep[] {
  const since = days === undefined ? '' : new Date(now.getTime() - days * dayMs).toISOString();
  const beyond = count ?? ended.length;
  return ended.filter(({ finishedAt }, k) => k >= beyond || finishedAt < since);
}
