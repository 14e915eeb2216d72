import { QueueError } from '@sweepq/contract';
import type { RedisConnection } from './open.ts';

/**
 * The version of the data in Redis. A release whose data earlier releases cannot read increases this number. A process that finds a
 * greater number in Redis takes no work. Version 2: sweeps and extensions have a plan version.
 */
export const schemaVersion = 2;

export const schemaKey = (prefix: string) => `${prefix}:store:schema`;

/** Throws `redis-unsuitable` if the data in Redis has a later version than this process knows. */
export function assertSchema(found: string | null | undefined): void {
  if (Number(found ?? 0) <= schemaVersion) return;
  throw new QueueError(
    'redis-unsuitable',
    `Expected the data in Redis to have schema version ${schemaVersion} or earlier, got ${found}: a later version of sweepq has written it.`,
  );
}

/** Reads the version from Redis and checks it. On a worker's connection this waits while Redis is away. */
export async function checkSchema(redis: RedisConnection, prefix: string): Promise<void> {
  assertSchema(await redis.get(schemaKey(prefix)));
}
