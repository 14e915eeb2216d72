import { assertConnected, type RedisConnection } from '@sweepq/redis';
import type { Log } from '@sweepq/service';
import type { Store } from '@sweepq/store';
import { Gauge, type Registry } from 'prom-client';

type Deps = { store: Pick<Store, 'countNotices'>; redis: RedisConnection; log: Log };

/** Adds the metric of webhook notices, which is read at each scrape. Without Redis, the metric is missing. */
export function countNotices(registry: Registry, { store, redis, log }: Deps): void {
  new Gauge({
    name: 'sweepq_outbox_notices',
    help: 'Notices for webhooks (ends of sweeps, new best trials) that no worker has taken yet.',
    registers: [registry],
    async collect() {
      this.remove();
      try {
        assertConnected(redis);
        this.set(await store.countNotices());
      } catch (err) {
        log.warn({ err }, 'could not count the notices for webhooks');
      }
    },
  });
}
