import { setTimeout as delay } from 'node:timers/promises';
import { QueueError } from '@sweepq/contract';
import { checkSchema, type RedisConnection } from '@sweepq/redis';

/** If Redis has not answered after this time, the worker starts without it. */
const firstConnectionMs = 1_000;

/**
 * Checks that no later version of sweepq has used this Redis. Returns a function that checks again. The returned promise rejects if the
 * first check finds a later version. Later checks are not awaited: their rejection is unhandled on purpose, and ends the process.
 */
export async function startVersionCheck(
  connection: RedisConnection,
  prefix: string,
  onError: (error: Error) => void,
): Promise<() => void> {
  const check = () =>
    checkSchema(connection, prefix).catch((error) => {
      if (error instanceof QueueError) throw error;
      onError(error);
    });
  const first = check();
  await Promise.race([first, delay(firstConnectionMs)]);
  void first.then(() => undefined);
  return () => void check();
}
