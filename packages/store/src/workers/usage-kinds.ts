// The kind of a key, by its name.
import { type QueueName, queueNames } from '@sweepq/contract';

/** The kinds of keys of the store. `known` are the cached results; `registry` are registered models; `other` is any other key. */
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
  'operations',
  'registry',
  'other',
] as const;
export type UsageKind = (typeof usageKinds)[number];
export type UsagePart = { kind: UsageKind } | { queue: QueueName };

const queues = Object.values(queueNames);

/** The keys of a sweep, except its record, by the ends of their names. */
const ofSweep: Readonly<Record<string, UsageKind>> = {
  trials: 'trials',
  leaderboard: 'leaderboards',
  standings: 'standings',
  runs: 'runs',
  curves: 'curves',
  parts: 'checkpoints',
  models: 'models',
  checkpoints: 'checkpoints',
  events: 'events',
  deliveries: 'deliveries',
};

/** The keys that belong to no sweep. */
const ofAll: Readonly<Record<string, UsageKind>> = {
  sweeps: 'sweeps',
  events: 'events',
  known: 'known',
  submission: 'submissions',
  outbox: 'outbox',
  operations: 'operations',
  operation: 'operations',
  models: 'registry',
  model: 'registry',
};

/** Returns the queue of a key, or the kind of a key of the store. */
export function partOf(key: string, prefix: string): UsagePart {
  const [owner = '', name = '', , suffix] = key.slice(prefix.length + 1).split(':');
  const queue = queues.find((name) => name === owner);
  if (queue !== undefined) return { queue };
  if (owner !== 'store') return { kind: 'other' };
  if (name !== 'sweep') return { kind: ofAll[name] ?? 'other' };
  return { kind: suffix === undefined ? 'sweeps' : (ofSweep[suffix] ?? 'other') };
}
