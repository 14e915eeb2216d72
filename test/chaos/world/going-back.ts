/** What Redis does not remember any more, though it had acknowledged it. Times are of `performance.now()`. */
export type Forgotten = {
  /** Everything that was acknowledged before this time is remembered. */
  from: number;
  /** When Redis went back: everything that began later is remembered. */
  to: number;
  ageMs: number;
  /** Whether a forgotten command has this text. */
  has(text: string): boolean;
  bytes: number;
};

/** A Redis that can go back in time while clients are connected. */
export type Past = {
  /** From now on the past is that old. */
  lag(ageMs: number): Promise<void>;
  /** Goes back by that time. */
  goBack(): Promise<Forgotten>;
};

export const forgottenFrom = (times: { from: number; to: number }, tail: string): Forgotten => ({
  ...times,
  ageMs: Math.round(times.to - times.from),
  has: (text) => tail.includes(text),
  bytes: tail.length,
});
