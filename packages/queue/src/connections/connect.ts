// Two kinds of connection. A producer answers a waiting person: it fails within two seconds rather
// than hang, because an `add` that waits for Redis to return would land long after its answer was
// given up. A worker has nobody waiting: it keeps its commands until Redis is back.
import { Redis } from 'ioredis';

export type ConnectionOptions = {
  url: string;
  /** Shown by `CLIENT LIST`. */
  name: string;
  /** Every connection needs one: ioredis ends the process on an error that nobody listens to. */
  onError: (error: Error) => void;
  /**
   * After so long without a word the connection is opened anew: a network that drops it says nothing of that. For one on
   * which something is always asked, and answered sooner.
   */
  silentAfterMs?: number;
};

const longestPauseMs = 2_000;
const reconnect = (attempt: number) => Math.min(attempt * 100, longestPauseMs);

/** For the api: commands fail at once without a connection, and after 2 s with a silent one. */
export function connectProducer({
  url,
  name,
  onError,
}: Omit<ConnectionOptions, 'silentAfterMs'>): Redis {
  const redis = new Redis(url, {
    connectionName: name,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    commandTimeout: 2_000,
    connectTimeout: 5_000,
    retryStrategy: reconnect,
  });
  return redis.on('error', onError);
}

/** For workers: commands wait for as long as Redis is away. */
export function connectWorker({ url, name, onError, silentAfterMs }: ConnectionOptions): Redis {
  const redis = new Redis(url, {
    connectionName: name,
    ...(silentAfterMs !== undefined && { socketTimeout: silentAfterMs }),
    maxRetriesPerRequest: null,
    connectTimeout: 5_000,
    retryStrategy: reconnect,
  });
  return redis.on('error', onError);
}

/** Ends a connection in order if it is up, at once if it is not. */
export async function disconnect(redis: Redis): Promise<void> {
  if (redis.status !== 'ready') return redis.disconnect();
  await redis.quit().catch(() => redis.disconnect());
}
