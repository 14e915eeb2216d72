import { QueueError } from '@sweepq/contract';
import type { RedisConnection } from './open.ts';

/**
 * The version of the data in Redis. A release that writes data that earlier releases cannot read raises it. A process that
 * finds a greater number than its own takes no work. 2: sweeps and extensions have a plan version.
 */
export const schemaVersion = 2;

export const schemaKey = (prefix: string) => `${prefix}:store:schema`;

/** Throws `redis-unsuitable` if the data in Redis has a later version than this. */
export function assertSchema(found: string | null | undefined): void {
  if (Number(found ?? 0) <= schemaVersion) return;
  throw new QueueError(
    'redis-unsuitable',
    `Expected what lies in Redis to be of schema version ${schemaVersion} or before, got ${found}: it is for a later sweepq.`,
  );
}

/** Reads the version from Redis and checks it. Waits as long as the connection does. */
export async function checkSchema(redis: RedisConnection, prefix: string): Promise<void> {
  assertSchema(await redis.get(schemaKey(prefix)));
}
