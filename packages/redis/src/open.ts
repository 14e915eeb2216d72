// Makes the connection that a URL of any kind asks for. The options of a single Redis are those of each node of a
// cluster, too.
import { Cluster, Redis, type RedisOptions } from 'ioredis';
import { prepareForBullMq } from './prepare-for-bullmq.ts';
import { parseRedisUrl } from './redis-url.ts';
import { LastingSentinelConnector } from './sentinel-connector.ts';

/** What commands are sent on: a cluster is spoken to as if it were one Redis, as long as keys are of one slot. */
export type RedisConnection = Redis | Cluster;

export type Opening = {
  url: string;
  /** PEM: who signed the certificate of a Redis with TLS. */
  ca?: string | undefined;
  /** Each attempt's pause in ms, or null to give up. */
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
  /** How often a command of a cluster is sent again, each time 100 ms later, while a node has no successor yet. */
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
    // Redis 7.2 and later would deny its user `CLIENT SETINFO`, and log so for every connection.
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
        // What was sent on a connection that is lost is not sent again where nobody waits for it any more.
        ...(options.autoResendUnfulfilledCommands === false && { retryDelayOnFailover: 0 }),
        // A certificate names hosts, so their names are to be kept.
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
        // One that is frozen takes connections and answers nothing: the next is asked.
        sentinelCommandTimeout: sentinelAnswersWithinMs,
        ...(tls !== undefined && { enableTLSForSentinelMode: true, sentinelTLS: tls }),
        // A master that is replaced while it lives would otherwise be kept, and refuse every write.
        failoverDetector: true,
        Connector: LastingSentinelConnector,
        reconnectOnError: ({ message }) => (message.includes('READONLY') ? resend : false),
      }),
    );
  }
  const [{ host, port } = { host: '', port: 0 }] = hosts;
  return prepareForBullMq(new Redis({ ...all, host, port }));
}

/** To ioredis: connect anew, and send the refused command there. */
const resend = 2;

/** The masters of a cluster, or the one Redis: whom to ask what is not about a key. */
export const mastersOf = (redis: RedisConnection): Redis[] =>
  redis instanceof Cluster ? redis.nodes('master') : [redis];
