import { type Attempts, endOf } from './attempts.ts';

/**
 * Returns the attempt at a time of a lane: the last one that had started by then. If it had ended, and the next attempt was waiting, returns
 * the next one. `nearMs`: how far the time may be from an attempt that has ended. Undefined if no attempt is there.
 */
export function findAttempt(
  attempts: Attempts,
  lane: number,
  { at, now, nearMs }: { at: number; now: number; nearMs: number },
): number | undefined {
  const first = attempts.laneStarts[lane];
  const last = attempts.laneStarts[lane + 1];
  if (first === undefined || last === undefined) return undefined;
  let [low, high] = [first, last];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((attempts.startedAt[middle] as number) <= at) low = middle + 1;
    else high = middle;
  }
  // While one attempt reports, the next one may train already.
  const before = low - 1;
  if (before >= first && endOf(attempts, before, now) >= at) return before;
  if (low < last && (attempts.queuedAt[low] as number) <= at) return low;
  if (before >= first && endOf(attempts, before, now) + nearMs >= at) return before;
  if (low < last && (attempts.startedAt[low] as number) - nearMs <= at) return low;
  return undefined;
}
