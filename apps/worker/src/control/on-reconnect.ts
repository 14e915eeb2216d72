import type { connectWorker } from '@sweepq/redis';

/** Calls `act` each time that the connection is ready again: Redis may have been restarted, or another one may be the master. */
export function onReconnect(redis: ReturnType<typeof connectWorker>, act: () => void): void {
  let wasReady = redis.status === 'ready';
  redis.on('ready', () => {
    if (wasReady) act();
    wasReady = true;
  });
}
