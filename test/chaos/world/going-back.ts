/** Acknowledged changes that Redis has lost. Times are of `performance.now()`. */
export type Forgotten = {
  /** Redis has all changes that were acknowledged before this time. */
  from: number;
  /** The time of the rollback. It does not affect changes that started later. */
  to: number;
  ageMs: number;
  /** Whether a lost command contains this text. */
  has(text: string): boolean;
  bytes: number;
};

/** A Redis that can be rolled back while clients are connected. */
export type Past = {
  /** Sets the length of the next rollback. Resolves when Redis can go back by this time. */
  lag(ageMs: number): Promise<void>;
  /** Rolls Redis back by the time that `lag` has set. */
  goBack(): Promise<Forgotten>;
};

export const forgottenFrom = (times: { from: number; to: number }, tail: string): Forgotten => ({
  ...times,
  ageMs: Math.round(times.to - times.from),
  has: (text) => tail.includes(text),
  bytes: tail.length,
});
