// Where everything lies in Redis. A sweep's keys share one stem, so that they can be listed and
// deleted together, and lie beside the queues' keys under the same prefix.
import type { QueueName } from '@sweepq/contract';

export type SweepKeys = {
  /**
   * hash: spec (JSON), status, finishedAt, a counter for each status of a trial; `closed` if it ended before its trials,
   * and `stoppedBy` which rule; `failure` (JSON) if it failed; what its `webhooks` are told of; `generation` of its jobs; which trials to `retry`; `priority`; `began`, `paused`, and how long it was `held`, in ms;
   * the names of the `axes` that its trials are drawn by and of its `metrics`, the columns of its standings (JSON; version 1 without them);
   * `name`, `tags` (JSON) and `note` once they were changed; `archived`; `submission`, the sha256 of its idempotency key; `deleted`.
   */
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
  /** hash: index of a run → its checkpoint (see checkpoint.ts), from which it goes on. */
  checkpoints: string;
  /** hash: a delivery's id → what came of it (JSON; see deliveries.ts). */
  deliveries: string;
  /** stream: every change of the above, and progress. */
  events: string;
};

/** Instead of a sweep's id: the events of all sweeps. */
export const allSweeps = '*';

export type StoreKeys = {
  /** Of these keys, and of those of the queues. */
  prefix: string;
  /** sorted set of all sweeps' ids, which sort by time of creation. */
  sweeps: string;
  /** set: ids of sweeps that are deleted, while something of them is left. */
  deleted: string;
  /** hash: a job of a queue, as BullMQ has it. */
  job(queue: QueueName, id: string): string;
  /** stream: what a queue tells of its jobs. */
  jobEvents(queue: QueueName): string;
  /** channel: the ids of sweeps as they are halted. */
  control: string;
  /** hash: the turn that is being served of the runs of each priority. */
  turns: string;
  /** hash: what was submitted with an idempotency key, by the key's sha256; expires. */
  submission(keySha256: string): string;
  /** What the keys of all sweeps begin with, for scripts that follow a name from one to another. */
  stem: string;
  /** hash: what came of a trajectory (see known.ts). */
  known(trajectory: string): string;
  /** hash: what is trained on → how long it took of late, and how many iterations that was. */
  pace: string;
  /** sorted set: a worker and its threads → when it last said that it is there, by Redis' clock. */
  workers: string;
  /** stream: the changes of all sweeps, without progress. */
  events: string;
  /** How many of these were removed with their sweep: those are no gap for who reads on. */
  removedEvents: string;
  /** stream: what webhooks are to be told of and nobody has taken up yet (see outbox.ts). */
  outbox: string;
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
      checkpoints: `${sweep}:checkpoints`,
      deliveries: `${sweep}:deliveries`,
      events: `${sweep}:events`,
    };
  };
  return {
    prefix,
    sweeps: `${stem}:sweeps`,
    deleted: `${stem}:deleted`,
    job: (queue, id) => `${prefix}:${queue}:${id}`,
    jobEvents: (queue) => `${prefix}:${queue}:events`,
    control: `${stem}:control`,
    stem,
    known: (trajectory) => `${stem}:known:${trajectory}`,
    pace: `${stem}:pace`,
    workers: `${stem}:workers`,
    turns: `${stem}:turns`,
    submission: (keySha256) => `${stem}:submission:${keySha256}`,
    events,
    removedEvents: `${events}:removed`,
    outbox: `${stem}:outbox`,
    ofSweep,
    eventsOf: (topic) => (topic === allSweeps ? events : ofSweep(topic).events),
  };
}

const memberDigits = 6;

/** A trial as a member of the leaderboard: padded, so that equal scores rank in the order of the plan. */
export const leaderboardMember = (trial: number) => String(trial).padStart(memberDigits, '0');
