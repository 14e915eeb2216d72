import { QueueError } from '@sweepq/contract';
import { assertSchema } from './schema.ts';

/** The first versions that support all scripts of sweepq and BullMQ. */
const oldest = { Redis: [6, 2], Valkey: [7, 2] } as const;

/**
 * Checks the answer of INFO. Throws `redis-unsuitable` if Redis is too old, would drop jobs, or has data of a later sweepq.
 */
export function assertSuitable(info: string): void {
  const read = (field: string) => new RegExp(`^${field}:(\\S+)`, 'm').exec(info)?.[1];
  const valkey = read('valkey_version');
  const version = valkey ?? read('redis_version');
  const name = valkey === undefined ? 'Redis' : 'Valkey';
  if (version !== undefined && isBefore(version, oldest[name])) {
    const least = oldest[name].join('.');
    throw unsuitable(`Expected ${name} ${least} or later, got ${version}.`);
  }
  assertSchema(read('schema'));
  const policy = read('maxmemory_policy');
  if (policy !== undefined && policy !== 'noeviction') {
    const what = `Expected Redis to have maxmemory-policy noeviction, got ${policy}`;
    throw unsuitable(`${what}: it would drop jobs.`);
  }
}

function isBefore(version: string, [major, minor]: readonly [number, number]): boolean {
  const [a = 0, b = 0] = version.split('.').map(Number);
  return a < major || (a === major && b < minor);
}

const unsuitable = (message: string) => new QueueError('redis-unsuitable', message);
