export type SavePace = {
  /** After how many ms a run saves for the first time. Each time after that it waits twice as long, up to `longestMs`. */
  firstMs: number;
  longestMs: number;
  /** Saving takes at most this share of the time: what takes longer is done less often. */
  share: number;
};

/** When a run is to save where it stands; `startedAt` and all other times are those of one clock, in ms. */
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
