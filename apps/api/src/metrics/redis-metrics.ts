import type { Queues } from '@sweepq/queue';
import { measureRedis, type RedisConnection, type RedisMeasures } from '@sweepq/redis';
import type { Log } from '@sweepq/service';
import { Gauge, type Registry } from 'prom-client';
import { shareAnswer } from '../http/share-answer.ts';

type Deps = { redis: RedisConnection; queues: Pick<Queues, 'prefix'>; log: Log };

/** The state of Redis as the api sees it. Values that Redis does not report have no series. */
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
    help: 'Whether Redis takes writes.',
    registers: [registry],
    async collect() {
      this.set((await measure()) === undefined ? 0 : 1);
    },
  });
  show(
    'sweepq_redis_suitable',
    'Whether Redis is recent enough, and drops no jobs: its maxmemory-policy is noeviction.',
    ({ isSuitable }) => (isSuitable ? 1 : 0),
  );
  show(
    'sweepq_redis_latency_seconds',
    'Time for a write that changes nothing, from the api to Redis and back.',
    ({ latencySeconds }) => latencySeconds,
  );
  show('sweepq_redis_used_memory_bytes', 'Memory that Redis uses.', ({ usedBytes }) => usedBytes);
  show(
    'sweepq_redis_max_memory_bytes',
    'Memory that Redis may use; 0 is any amount.',
    ({ maxBytes }) => maxBytes,
  );
}
