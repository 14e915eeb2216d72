// What a key is for, by its name.
import { type QueueName, queueNames } from '@sweepq/contract';

/** What the store's keys are for; `other` is whatever nothing else is. */
export const usageKinds = [
  'sweeps',
  'trials',
  'leaderboards',
  'standings',
  'runs',
  'curves',
  'models',
  'checkpoints',
  'events',
  'known',
  'submissions',
  'deliveries',
  'outbox',
  'other',
] as const;
export type UsageKind = (typeof usageKinds)[number];
export type UsagePart = { kind: UsageKind } | { queue: QueueName };

const queues = Object.values(queueNames);

/** The keys of a sweep but for the one with its record, by how they end. */
const ofSweep: Readonly<Record<string, UsageKind>> = {
  trials: 'trials',
  leaderboard: 'leaderboards',
  standings: 'standings',
  runs: 'runs',
  curves: 'curves',
  models: 'models',
  checkpoints: 'checkpoints',
  events: 'events',
  deliveries: 'deliveries',
};

/** Those that are of no sweep. */
const ofAll: Readonly<Record<string, UsageKind>> = {
  sweeps: 'sweeps',
  events: 'events',
  known: 'known',
  submission: 'submissions',
  outbox: 'outbox',
};

/** The queue that a key is of, or what it is for in the store. */
export function partOf(key: string, prefix: string): UsagePart {
  const [owner = '', name = '', , suffix] = key.slice(prefix.length + 1).split(':');
  const queue = queues.find((name) => name === owner);
  if (queue !== undefined) return { queue };
  if (owner !== 'store') return { kind: 'other' };
  if (name !== 'sweep') return { kind: ofAll[name] ?? 'other' };
  return { kind: suffix === undefined ? 'sweeps' : (ofSweep[suffix] ?? 'other') };
}
