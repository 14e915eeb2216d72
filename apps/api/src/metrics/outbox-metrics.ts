import { assertConnected, type RedisConnection } from '@sweepq/redis';
import type { Log } from '@sweepq/service';
import type { Store } from '@sweepq/store';

import { Gauge, type Registry } from 'prom-client';

type Deps = { store: Pick<Store, 'countNotices'>; redis: RedisConnection; log: Log };

/** Counts at each scrape the notices that no worker has taken. Without Redis the metric is missing. */
export function countNotices(registry: Registry, { store, redis, log }: Deps): void {
  new Gauge({
    name: 'sweepq_outbox_notices',
    help: 'Ends of sweeps and new best trials that webhooks are to be told of and no worker has taken up.',
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
