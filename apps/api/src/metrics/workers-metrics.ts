import { assertConnected, type RedisConnection } from '@sweepq/redis';
import type { Log } from '@sweepq/service';
import type { Store } from '@sweepq/store';
import { Gauge, type Registry } from 'prom-client';
import { shareAnswer } from '../http/share-answer.ts';

type Deps = { store: Pick<Store, 'countWorkers'>; redis: RedisConnection; log: Log };

/**
 * Adds the metrics of the workers, which are read at each scrape. A worker writes to Redis every few seconds that it is
 * alive.
 */
export function countWorkers(registry: Registry, { store, redis, log }: Deps): void {
  const count = shareAnswer(async () => {
    try {
      assertConnected(redis);
      return await store.countWorkers();
    } catch (err) {
      log.warn({ err }, 'could not count workers');
      return undefined;
    }
  });
  for (const [name, help, of] of [
    ['sweepq_workers', 'Workers that take runs.', 'workers'],
    ['sweepq_workers_threads', 'Training threads of all workers that take runs.', 'threads'],
  ] as const) {
    new Gauge({
      ...{ name, help, registers: [registry] },
      async collect() {
        const counts = await count();
        this.remove();
        if (counts !== undefined) this.set(counts[of]);
      },
    });
  }
}
