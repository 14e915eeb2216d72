import { type Cluster, Redis } from 'ioredis';

export type RedisProbe = { version: string; pid: number };

/** Connects, sends PING and INFO, and disconnects. Throws if there is no PONG in time. */
export async function probeRedis(url: string, timeoutMs: number): Promise<RedisProbe> {
  const redis = new Redis(url, {
    lazyConnect: true,
    enableReadyCheck: false,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
    connectTimeout: timeoutMs,
  });
  return probe(redis, () => redis, timeoutMs);
}

/** Sends PING and INFO on a connection, and closes it. `one` returns the node for INFO, after the connection is open. */
export async function probe(
  redis: Redis | Cluster,
  one: () => Redis | undefined,
  timeoutMs: number,
): Promise<RedisProbe> {
  let reason: Error | undefined;
  redis.on('error', (error) => {
    reason ??= error;
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
  });
  try {
    return await Promise.race([ask(redis, one), late]);
  } catch (error) {
    throw reason ?? error;
  } finally {
    clearTimeout(timer);
    redis.disconnect();
  }
}

async function ask(redis: Redis | Cluster, one: () => Redis | undefined): Promise<RedisProbe> {
  await redis.connect();
  await redis.ping();
  // Some hosted services deny INFO. Their Redis can be used.
  const info =
    (await one()
      ?.info('server')
      .catch(() => '')) ?? '';
  const field = (name: string) => new RegExp(`^${name}:(.*?)\r?$`, 'm').exec(info)?.[1];
  return {
    version: field('valkey_version') ?? field('redis_version') ?? 'of unknown version',
    pid: Number(field('process_id') ?? -1),
  };
}
