// Where everything lies in Redis. A sweep's keys share one stem, so that they can be listed and
// deleted together, and lie beside the queues' keys under the same prefix.
export type SweepKeys = {
  /** hash: spec (JSON), status, finishedAt, and a counter for each status of a trial. */
  sweep: string;
  /** hash: index of a trial → its outcome (JSON); only trials that have ended. */
  trials: string;
  /** sorted set: index of a completed trial → score, the best lowest. */
  leaderboard: string;
  /** string: status and metrics of every trial (see standings.ts). */
  standings: string;
  /** hash: index of a run → its state (JSON); only runs that have begun. */
  runs: string;
  /** hash: index of a run → its cost curve (see curve.ts). */
  curves: string;
  /** hash: index of a trial → its model, as the engine encodes it. */
  models: string;
  /** stream: every change of the above, and progress. */
  events: string;
};

/** Instead of a sweep's id: the events of all sweeps. */
export const allSweeps = '*';

export type StoreKeys = {
  /** sorted set of all sweeps' ids, which sort by time of creation. */
  sweeps: string;
  /** channel: the ids of sweeps as they are cancelled. */
  control: string;
  /** hash: what was submitted with an idempotency key, by the key's sha256; expires. */
  submission(keySha256: string): string;
  /** stream: the changes of all sweeps, without progress. */
  events: string;
  ofSweep(id: string): SweepKeys;
  /** The stream of a sweep's events, or of those of `allSweeps`. */
  eventsOf(topic: string): string;
};

export function createKeys(prefix: string): StoreKeys {
  const stem = `${prefix}:store`;
  const events = `${stem}:events`;
  const ofSweep = (id: string): SweepKeys => {
    const sweep = `${stem}:sweep:${id}`;
    return {
      sweep,
      trials: `${sweep}:trials`,
      leaderboard: `${sweep}:leaderboard`,
      standings: `${sweep}:standings`,
      runs: `${sweep}:runs`,
      curves: `${sweep}:curves`,
      models: `${sweep}:models`,
      events: `${sweep}:events`,
    };
  };
  return {
    sweeps: `${stem}:sweeps`,
    control: `${stem}:control`,
    submission: (keySha256) => `${stem}:submission:${keySha256}`,
    events,
    ofSweep,
    eventsOf: (topic) => (topic === allSweeps ? events : ofSweep(topic).events),
  };
}

const memberDigits = 6;

/** A trial as a member of the leaderboard: padded, so that equal scores rank in the order of the plan. */
export const leaderboardMember = (trial: number) => String(trial).padStart(memberDigits, '0');
