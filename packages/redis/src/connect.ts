// Two kinds of connection. A producer answers a waiting person: it fails within two seconds rather
// than hang, because an `add` that waits for Redis to return would land long after its answer was
// given up. A worker has nobody waiting: it keeps its commands until Redis is back.
import { watchLoop } from './loop-watch.ts';
import { openRedis, type RedisConnection } from './open.ts';
import { retryReads } from './retry-reads.ts';

export type ConnectionOptions = {
  /** Of any kind that `parseRedisUrl` knows. */
  url: string;
  /** PEM: who signed the certificate of a Redis with TLS. */
  ca?: string | undefined;
  /** Shown by `CLIENT LIST`. */
  name: string;
  /** Every connection needs one: ioredis ends the process on an error that nobody listens to. */
  onError: (error: Error) => void;
  /**
   * After so long without a word, when one is waited for, a worker's connection is opened anew: a network that drops it
   * says nothing of that. Longer than any command blocks, and than Redis is busy.
   */
  silentAfterMs?: number;
};

const longestPauseMs = 2_000;
/** BullMQ waits for jobs for 10 s at most. */
const workerSilentAfterMs = 15_000;
/** So often within that time a worker asks for a word. */
const beats = 3;
const producerSilentAfterMs = 5_000;

const reconnect = (attempt: number) => Math.min(attempt * 100, longestPauseMs);

/**
 * For the api: commands fail at once without a connection, and after 2 s with a silent one. A single read is sent once more if the
 * lost connection is back after a short reconnect.
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
      // Its sender has been told by then that it failed.
      autoResendUnfulfilledCommands: false,
    },
  });
  return listening(retryReads(redis), onError);
}

/** For workers: commands wait for as long as Redis is away. */
export function connectWorker({
  url,
  ca,
  name,
  onError,
  silentAfterMs = workerSilentAfterMs,
}: ConnectionOptions): RedisConnection {
  const redis = openRedis({
    // As long as a cluster may take to find a successor of a node: a minute.
    ...{ url, ca, retry: reconnect, redirections: 600 },
    options: {
      connectionName: name,
      socketTimeout: silentAfterMs,
      maxRetriesPerRequest: null,
      connectTimeout: 5_000,
    },
  });
  // Where nothing is asked, nothing is missed: a connection that only listens would not notice.
  const beating = setInterval(() => {
    if (redis.status === 'ready') redis.ping().catch(() => undefined);
  }, silentAfterMs / beats);
  beating.unref();
  redis.once('end', () => clearInterval(beating));
  return listening(redis, onError);
}

/** To see whether there is a Redis: it is tried once, when `connect` is called. */
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
  // Its timeouts are distinguished from those of a process whose event loop was blocked.
  redis.once('end', watchLoop());
  return redis;
}

/** Ends a connection in order if it is up, at once if it is not. */
export async function disconnect(redis: RedisConnection): Promise<void> {
  if (redis.status !== 'ready') return redis.disconnect();
  await redis.quit().catch(() => redis.disconnect());
}
