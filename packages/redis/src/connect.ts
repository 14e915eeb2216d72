// Two kinds of connections. A producer serves a request that waits: its commands fail within two seconds, because an `add`
// that waits for Redis to return could be executed long after the request has failed. A worker has no waiting request: its
// commands wait until Redis is back.
import { watchLoop } from './loop-watch.ts';
import { openRedis, type RedisConnection } from './open.ts';
import { retryReads } from './retry-reads.ts';

export type ConnectionOptions = {
  /** Any kind of URL that `parseRedisUrl` accepts. */
  url: string;
  /** The CA certificate of a Redis with TLS, as PEM. */
  ca?: string | undefined;
  /** Shown by `CLIENT LIST`. */
  name: string;
  /** Every connection needs one: ioredis ends the process on an error without a listener. */
  onError: (error: Error) => void;
  /**
   * A worker's connection that expects an answer and receives nothing for this time is reopened: a network that drops
   * packets does not report it. Must be longer than any blocking command, and than the longest time for which Redis is
   * busy.
   */
  silentAfterMs?: number;
};

const longestPauseMs = 2_000;
/** BullMQ waits for jobs for 10 s at most. */
const workerSilentAfterMs = 15_000;
/** The number of pings that a worker sends within that time. */
const beats = 3;
const producerSilentAfterMs = 5_000;

const reconnect = (attempt: number) => Math.min(attempt * 100, longestPauseMs);

/**
 * The connection of an api: commands fail immediately without a connection, and after 2 s if Redis does not answer. A
 * single read is sent once more if the lost connection is back after a short reconnect.
 */
export function connectProducer({
  url,
  ca,
  name,
  onError,
}: Omit<ConnectionOptions, 'silentAfterMs'>): RedisConnection {
  const redis = openRedis({
    ...{ url, ca, retry: reconnect, redirections: 10 },
    options: {
      connectionName: name,
      enableOfflineQueue: false,
      maxRetriesPerRequest: 1,
      commandTimeout: 2_000,
      connectTimeout: 5_000,
      socketTimeout: producerSilentAfterMs,
      // The sender has already received an error for these commands.
      autoResendUnfulfilledCommands: false,
    },
  });
  return listening(retryReads(redis), onError);
}

/** The connection of a worker: commands wait while Redis is away. */
export function connectWorker({
  url,
  ca,
  name,
  onError,
  silentAfterMs = workerSilentAfterMs,
}: ConnectionOptions): RedisConnection {
  const redis = openRedis({
    // A cluster may take a minute to replace a failed node.
    ...{ url, ca, retry: reconnect, redirections: 600 },
    options: {
      connectionName: name,
      socketTimeout: silentAfterMs,
      maxRetriesPerRequest: null,
      connectTimeout: 5_000,
    },
  });
  // The connection notices silence only if it expects an answer. A connection that only listens expects none.
  const beating = setInterval(() => {
    if (redis.status === 'ready') redis.ping().catch(() => undefined);
  }, silentAfterMs / beats);
  beating.unref();
  redis.once('end', () => clearInterval(beating));
  return listening(redis, onError);
}

/** A connection to check whether Redis is there. It tries once, when `connect` is called. */
export function connectOnce({
  url,
  ca,
  timeoutMs,
}: Pick<ConnectionOptions, 'url' | 'ca'> & { timeoutMs: number }): RedisConnection {
  return openRedis({
    ...{ url, ca, retry: () => null, redirections: 1 },
    options: {
      lazyConnect: true,
      enableReadyCheck: false,
      maxRetriesPerRequest: 0,
      connectTimeout: timeoutMs,
    },
  });
}

function listening(redis: RedisConnection, onError: (error: Error) => void) {
  redis.on('error', onError);
  // `explainTrouble` can then tell a timeout of Redis from a blocked event loop.
  redis.once('end', watchLoop());
  return redis;
}

/** Closes a connection with QUIT if it is up, otherwise immediately. */
export async function disconnect(redis: RedisConnection): Promise<void> {
  if (redis.status !== 'ready') return redis.disconnect();
  await redis.quit().catch(() => redis.disconnect());
}
