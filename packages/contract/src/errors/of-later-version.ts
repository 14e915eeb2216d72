import { QueueError } from './queue-error.ts';

/**
 * An error about a record that only a later sweepq writes. During an upgrade, processes of two versions can share a Redis.
 * No reader replaces an unknown value by a known one.
 */
export const ofLaterVersion = (expected: string, got: string): QueueError =>
  new QueueError(
    'redis-unsuitable',
    `Expected ${expected}, got ${got}: the sweep is for a later sweepq.`,
  );

/** Throws `redis-unsuitable` for a stored name, such as a status, that this version does not know. */
export function assertKnownName(what: string, name: string, known: readonly string[]): void {
  if (known.includes(name)) return;
  throw ofLaterVersion(`${what} to be one of ${known.join(', ')}`, `\`${name}\``);
}
