// Two kinds of connections:
// - A producer is the connection of an api. Its commands fail within 2 s without Redis: otherwise Redis could execute an `add` long
//   after the request of the client has failed.
// - The commands of a worker's connection wait until Redis is back, because no client waits for them.
import { watchLoop } from './loop-watch.ts';
import { openRedis, type RedisConnection } from './open.ts';
import { retryReads } from './retry-reads.ts';

export type ConnectionOptions = {
  /** Any kind of URL that `parseRedisUrl` accepts. */
  url: string;
  /** The file that contains the URL, if its credentials can change. */
  urlFile?: string | undefined;
  /** The CA certificate of a Redis with TLS, as PEM. */
  ca?: string | undefined;
  /** Shown by `CLIENT LIST`. */
  name: string;
  /** Required, because an error without a listener ends the process. */
  onError: (error: Error) => void;
  /**
   * A worker's connection is reopened if it expects an answer and receives nothing for this time, because a network that drops
   * packets reports no error. Must be longer than any blocking command, and longer than any time for which Redis is busy.
   */
  silentAfterMs?: number;
};

const longestPauseMs = 2_000;
/** BullMQ waits for jobs for 10 s at most. */
const workerSilentAfterMs = 15_000;
/** The number of pings that a worker sends within `silentAfterMs`. */
const pings = 3;
const producerSilentAfterMs = 5_000;

const reconnect = (attempt: number) => Math.min(attempt * 100, longestPauseMs);

/**
 * Creates the connection of an api. A command fails immediately without a connection, and after 2 s if Redis does not answer. If
 * the connection is lost during a single read, and is back after a short time, the read is sent once more.
 */
export function connectProducer({
  url,
  urlFile,
  ca,
  name,
  onError,
}: Omit<ConnectionOptions, 'silentAfterMs'>): RedisConnection {
  const redis = openRedis({
    ...{ url, urlFile, ca, retry: reconnect, redirections: 10 },
    options: {
      connectionName: name,
      enableOfflineQueue: false,
      maxRetriesPerRequest: 1,
      commandTimeout: 2_000,
      connectTimeout: 5_000,
      socketTimeout: producerSilentAfterMs,
      // The callers have already received an error for these commands.
      autoResendUnfulfilledCommands: false,
    },
  });
  return withErrorListener(retryReads(redis), onError);
}

/** Creates the connection of a worker. Its commands wait while Redis is away. */
export function connectWorker({
  url,
  urlFile,
  ca,
  name,
  onError,
  silentAfterMs = workerSilentAfterMs,
}: ConnectionOptions): RedisConnection {
  const redis = openRedis({
    // A cluster may take a minute to replace a failed node.
    ...{ url, urlFile, ca, retry: reconnect, redirections: 600 },
    options: {
      connectionName: name,
      socketTimeout: silentAfterMs,
      maxRetriesPerRequest: null,
      connectTimeout: 5_000,
    },
  });
  // The connection detects silence only while it expects an answer. A subscriber expects no answers without these pings.
  const pinging = setInterval(() => {
    if (redis.status === 'ready') redis.ping().catch(() => undefined);
  }, silentAfterMs / pings);
  pinging.unref();
  redis.once('end', () => clearInterval(pinging));
  return withErrorListener(redis, onError);
}

/** Creates a connection that checks whether Redis can be reached. It connects once, when `connect` is called. */
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

function withErrorListener(redis: RedisConnection, onError: (error: Error) => void) {
  redis.on('error', onError);
  // With this, `explainTrouble` can distinguish a timeout of Redis from a blocked event loop.
  redis.once('end', watchLoop());
  return redis;
}

/** Closes a connection with QUIT if it is up, otherwise immediately. */
export async function disconnect(redis: RedisConnection): Promise<void> {
  if (redis.status !== 'ready') return redis.disconnect();
  await redis.quit().catch(() => redis.disconnect());
}
