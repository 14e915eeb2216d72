export type SavePace = {
  /** The time until the first save. After each save the interval doubles, up to `longestMs`. */
  firstMs: number;
  longestMs: number;
  /** The maximum share of the time for saving. If saving is slow, the interval grows. */
  share: number;
};

/** Decides when a run saves a checkpoint. All times are in ms on one clock. */
export function createSaveClock(
  { firstMs, longestMs, share }: SavePace,
  startedAt: number,
): { isDue(now: number): boolean; saved(from: number, until: number): void } {
  let [lastAt, everyMs, waitMs] = [startedAt, firstMs, firstMs];
  return {
    isDue: (now) => now - lastAt >= waitMs,
    saved(from, until) {
      everyMs = Math.min(2 * everyMs, longestMs);
      waitMs = Math.max(everyMs, (until - from) / share);
      lastAt = until;
    },
  };
}
