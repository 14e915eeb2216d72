// Where everything lies in Redis. A sweep's keys share one stem, so that they can be listed and
// deleted together, and lie beside the queues' keys under the same prefix.
export type SweepKeys = {
  /** hash: spec (JSON), status, finishedAt, and a counter for each status of a trial. */
  sweep: string;
  /** hash: index of a trial → its outcome (JSON); only trials that have ended. */
  trials: string;
  /** sorted set: index of a completed trial → score, the best lowest. */
  leaderboard: string;
  /** bitmap: the trials on the leaderboard. */
  ranked: string;
  /** hash: index of a run → its state (JSON); only runs that have begun. */
  runs: string;
  /** hash: index of a run → its cost curve (see curve.ts). */
  curves: string;
  /** hash: index of a trial → its model, as the engine encodes it. */
  models: string;
  /** stream: every change of the above. */
  events: string;
};

export type StoreKeys = {
  /** sorted set of all sweeps' ids, which sort by time of creation. */
  sweeps: string;
  /** channel: the ids of sweeps as they are cancelled. */
  control: string;
  /** hash: what was submitted with an idempotency key, by the key's sha256; expires. */
  submission(keySha256: string): string;
  ofSweep(id: string): SweepKeys;
};

export function createKeys(prefix: string): StoreKeys {
  const stem = `${prefix}:store`;
  return {
    sweeps: `${stem}:sweeps`,
    control: `${stem}:control`,
    submission: (keySha256) => `${stem}:submission:${keySha256}`,
    ofSweep: (id) => {
      const sweep = `${stem}:sweep:${id}`;
      return {
        sweep,
        trials: `${sweep}:trials`,
        leaderboard: `${sweep}:leaderboard`,
        ranked: `${sweep}:ranked`,
        runs: `${sweep}:runs`,
        curves: `${sweep}:curves`,
        models: `${sweep}:models`,
        events: `${sweep}:events`,
      };
    },
  };
}

const memberDigits = 6;

/** A trial as a member of the leaderboard: padded, so that equal scores rank in the order of the plan. */
export const leaderboardMember = (trial: number) => String(trial).padStart(memberDigits, '0');
