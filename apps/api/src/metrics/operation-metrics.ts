import { assertConnected, type RedisConnection } from '@sweepq/redis';
import type { Log } from '@sweepq/service';
import type { Store } from '@sweepq/store';
import { Gauge, type Registry } from 'prom-client';

type Deps = { store: Pick<Store, 'countOpenOperations'>; redis: RedisConnection; log: Log };

/** Adds the metric of open operations, which is read at each scrape. Without Redis, the metric is missing. */
export function countOperations(registry: Registry, { store, redis, log }: Deps): void {
  new Gauge({
    name: 'sweepq_operations_open',
    help: 'Operations, such as deletions of sweeps, that have not ended.',
    registers: [registry],
    async collect() {
      this.remove();
      try {
        assertConnected(redis);
        this.set(await store.countOpenOperations());
      } catch (err) {
        log.warn({ err }, 'could not count the open operations');
      }
    },
  });
}
