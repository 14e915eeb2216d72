import type { Queues } from '@sweepq/queue';
import { measureRedis, type RedisConnection, type RedisMeasures } from '@sweepq/redis';
import type { Log } from '@sweepq/service';
import { Gauge, type Registry } from 'prom-client';
import { shareAnswer } from '../http/share-answer.ts';

type Deps = { redis: RedisConnection; queues: Pick<Queues, 'prefix'>; log: Log };

/** Adds the metrics of Redis, which are read at each scrape. A value that Redis does not report has no series. */
export function measureStore(registry: Registry, { redis, queues, log }: Deps): void {
  const measure = shareAnswer(async () => {
    try {
      return await measureRedis(redis, queues.prefix);
    } catch (err) {
      log.warn({ err }, 'could not measure Redis');
      return undefined;
    }
  });
  const show = (
    name: string,
    help: string,
    read: (measures: RedisMeasures) => number | undefined,
  ) => {
    new Gauge({
      ...{ name, help, registers: [registry] },
      async collect() {
        const measures = await measure();
        const value = measures && read(measures);
        this.remove();
        if (value !== undefined) this.set(value);
      },
    });
  };
  new Gauge({
    name: 'sweepq_redis_up',
    help: '1 if Redis accepts writes, otherwise 0.',
    registers: [registry],
    async collect() {
      this.set((await measure()) === undefined ? 0 : 1);
    },
  });
  show(
    'sweepq_redis_suitable',
    '1 if the version of Redis is supported and its maxmemory-policy is noeviction, otherwise 0.',
    ({ isSuitable }) => (isSuitable ? 1 : 0),
  );
  show(
    'sweepq_redis_latency_seconds',
    'Round-trip time between the api and Redis for a write that changes nothing.',
    ({ latencySeconds }) => latencySeconds,
  );
  show('sweepq_redis_used_memory_bytes', 'Memory that Redis uses.', ({ usedBytes }) => usedBytes);
  show(
    'sweepq_redis_max_memory_bytes',
    'Maximum memory of Redis (maxmemory). 0 means no limit.',
    ({ maxBytes }) => maxBytes,
  );
}
