// Opens the connection for a URL of any kind. The options of a single Redis also apply to each node of a cluster.
import { Cluster, Redis, type RedisOptions } from 'ioredis';
import { prepareForBullMq } from './prepare-for-bullmq.ts';
import { parseRedisUrl } from './redis-url.ts';
import { LastingSentinelConnector } from './sentinel-connector.ts';

/** A connection for commands. A cluster is used like a single Redis, as long as all keys are in one slot. */
export type RedisConnection = Redis | Cluster;

export type Opening = {
  url: string;
  /** The CA certificate of a Redis with TLS, as PEM. */
  ca?: string | undefined;
  /** The pause in ms before each attempt, or null to give up. */
  retry: (attempt: number) => number | null;
  options: Pick<
    RedisOptions,
    | 'autoResendUnfulfilledCommands'
    | 'commandTimeout'
    | 'connectTimeout'
    | 'connectionName'
    | 'enableOfflineQueue'
    | 'enableReadyCheck'
    | 'lazyConnect'
    | 'maxRetriesPerRequest'
    | 'socketTimeout'
  >;
  /** How many times a command of a cluster is sent again, every 100 ms, while a failed node is not yet replaced. */
  redirections: number;
};

const sentinelAnswersWithinMs = 2_000;

export function openRedis({ url, ca, retry, options, redirections }: Opening): RedisConnection {
  const { hosts, tls: isTls, username, password, db, ...target } = parseRedisUrl(url);
  const tls = isTls ? (ca === undefined ? {} : { ca }) : undefined;
  const {
    enableOfflineQueue = true,
    lazyConnect = false,
    ...ofNodes
  } = {
    ...options,
    // Redis 7.2 and later would deny `CLIENT SETINFO` to a user without that right, and log it for every connection.
    disableClientInfo: true,
    db,
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
    ...(tls !== undefined && { tls }),
  };
  if (target.kind === 'cluster') {
    return prepareForBullMq(
      new Cluster(hosts, {
        enableOfflineQueue,
        lazyConnect,
        redisOptions: ofNodes,
        clusterRetryStrategy: retry,
        maxRedirections: redirections,
        // A command on a lost connection is not sent again if its sender does not wait any more.
        ...(options.autoResendUnfulfilledCommands === false && { retryDelayOnFailover: 0 }),
        // A certificate contains host names, so the names must not be resolved to addresses.
        ...(tls !== undefined && { dnsLookup: (host, done) => done(null, host) }),
      }),
    );
  }
  const all = { ...ofNodes, enableOfflineQueue, lazyConnect, retryStrategy: retry };
  if (target.kind === 'sentinel') {
    return prepareForBullMq(
      new Redis({
        ...all,
        sentinels: hosts,
        name: target.master,
        sentinelRetryStrategy: retry,
        // A frozen Sentinel accepts connections but does not answer. After this time the next one is asked.
        sentinelCommandTimeout: sentinelAnswersWithinMs,
        ...(tls !== undefined && { enableTLSForSentinelMode: true, sentinelTLS: tls }),
        // Without this option, the connection stays with a replaced master, which refuses every write.
        failoverDetector: true,
        Connector: LastingSentinelConnector,
        reconnectOnError: ({ message }) => (message.includes('READONLY') ? resend : false),
      }),
    );
  }
  const [{ host, port } = { host: '', port: 0 }] = hosts;
  return prepareForBullMq(new Redis({ ...all, host, port }));
}

/** Makes ioredis reconnect, and send the refused command there. */
const resend = 2;

/** The masters of a cluster, or the single Redis. Commands that are not about a key go to them. */
export const mastersOf = (redis: RedisConnection): Redis[] =>
  redis instanceof Cluster ? redis.nodes('master') : [redis];
