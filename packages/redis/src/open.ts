// Opens the connection for a URL of any kind. The options of a single Redis also apply to each node of a cluster.
import { Cluster, Redis, type RedisOptions } from 'ioredis';
import { joinWrites } from './join-writes.ts';
import { prepareForBullMq } from './prepare-for-bullmq.ts';
import { parseRedisUrl } from './redis-url.ts';
import { LastingSentinelConnector } from './sentinel-connector.ts';
import { rereadCredentials } from './url-file.ts';

/** A connection for commands. A cluster can be used like a single Redis because all keys are in one slot. */
export type RedisConnection = Redis | Cluster;

export type Opening = {
  url: string;
  /** The file that contains the URL. A connection other than to a cluster reads the credentials again when it reconnects. */
  urlFile?: string | undefined;
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
  /** The maximum number of times that a command is sent again, every 100 ms, while a failed node of a cluster is not replaced. */
  redirections: number;
};

const sentinelAnswersWithinMs = 2_000;

export const openRedis = (opening: Opening): RedisConnection =>
  joinWrites(prepareForBullMq(connect(opening)));

function connect({ url, urlFile, ca, retry, options, redirections }: Opening): RedisConnection {
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
    return new Cluster(hosts, {
      enableOfflineQueue,
      lazyConnect,
      redisOptions: ofNodes,
      clusterRetryStrategy: retry,
      maxRedirections: redirections,
      // A command of a producer is not sent again after the connection was lost, because its caller has received an error.
      ...(options.autoResendUnfulfilledCommands === false && { retryDelayOnFailover: 0 }),
      // Certificates contain host names, so ioredis must not replace the names by addresses.
      ...(tls !== undefined && { dnsLookup: (host, done) => done(null, host) }),
    });
  }
  const retryStrategy = urlFile === undefined ? retry : rereadCredentials(urlFile, retry);
  const all = { ...ofNodes, enableOfflineQueue, lazyConnect, retryStrategy };
  if (target.kind === 'sentinel') {
    return new Redis({
      ...all,
      sentinels: hosts,
      name: target.master,
      sentinelRetryStrategy: retry,
      // A frozen Sentinel accepts connections but does not answer. After this time ioredis asks the next Sentinel.
      sentinelCommandTimeout: sentinelAnswersWithinMs,
      ...(tls !== undefined && { enableTLSForSentinelMode: true, sentinelTLS: tls }),
      // Without this option, the connection stays with the old master after a failover, and the old master refuses every write.
      failoverDetector: true,
      Connector: LastingSentinelConnector,
      reconnectOnError: ({ message }) => (message.includes('READONLY') ? resend : false),
    });
  }
  const [{ host, port } = { host: '', port: 0 }] = hosts;
  return new Redis({ ...all, host, port });
}

/** Makes ioredis reconnect, and send the refused command again on the new connection. */
const resend = 2;

/** Returns the masters of a cluster, or the single Redis. Commands without a key are sent to each of them. */
export const mastersOf = (redis: RedisConnection): Redis[] =>
  redis instanceof Cluster ? redis.nodes('master') : [redis];
