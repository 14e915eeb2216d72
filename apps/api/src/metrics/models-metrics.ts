import { assertConnected, type RedisConnection } from '@sweepq/redis';
import type { Log } from '@sweepq/service';
import type { Store } from '@sweepq/store';
import { Gauge, type Registry } from 'prom-client';

type Deps = { store: Pick<Store, 'countModels'>; redis: RedisConnection; log: Log };

/** Adds the metric of registered models, which is read at each scrape. Without Redis, the metric is missing. */
export function countModels(registry: Registry, { store, redis, log }: Deps): void {
  new Gauge({
    name: 'sweepq_registered_models',
    help: 'Names of registered models.',
    registers: [registry],
    async collect() {
      this.remove();
      try {
        assertConnected(redis);
        this.set(await store.countModels());
      } catch (err) {
        log.warn({ err }, 'could not count the registered models');
      }
    },
  });
}
