import type { connectWorker } from '@sweepq/redis';

/** Calls `act` after each reconnect: Redis may have restarted, or another node may be the master. */
export function onReconnect(redis: ReturnType<typeof connectWorker>, act: () => void): void {
  let wasReady = redis.status === 'ready';
  redis.on('ready', () => {
    if (wasReady) act();
    wasReady = true;
  });
}
